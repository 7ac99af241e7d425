package dev.flotilla.target;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDependency;
import dev.flotilla.api.fleet.BundleDeploymentOptions;
import dev.flotilla.bundle.DeploymentId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The newest version of a bundle: what every cluster that it goes to shall get.
 *
 * @param namespace the Bundle's namespace
 * @param name the Bundle's name
 * @param labels the Bundle's labels
 * @param paused whether it is held back from all clusters
 * @param content the name of its Content
 * @param id the id of the version, {@code <content>:<hash of the options>}
 * @param options how it is deployed
 * @param dependsOn the bundles that come first; null = none
 */
record Release(
    String namespace,
    String name,
    Map<String, String> labels,
    boolean paused,
    String content,
    String id,
    BundleDeploymentOptions options,
    List<BundleDependency> dependsOn) {

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /**
   * @param content the name of the Content with the bundle's files
   */
  static Release of(Bundle bundle, String content) {
    var meta = bundle.getMetadata();
    var spec = bundle.getSpec();
    var options = JSON.convertValue(spec, BundleDeploymentOptions.class);
    return new Release(
        meta.getNamespace(),
        meta.getName(),
        Map.copyOf(Objects.requireNonNullElse(meta.getLabels(), Map.of())),
        Boolean.TRUE.equals(spec.paused),
        content,
        DeploymentId.of(content, options),
        options,
        spec.dependsOn);
  }
}
