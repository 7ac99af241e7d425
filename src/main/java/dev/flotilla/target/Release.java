package dev.flotilla.target;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDependency;
import dev.flotilla.api.fleet.BundleDeploymentOptions;
import dev.flotilla.bundle.DeploymentId;
import dev.flotilla.bundle.DeploymentValues;
import dev.flotilla.target.options.Options;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The newest version of a bundle as one cluster shall get it.
 *
 * @param namespace the Bundle's namespace
 * @param name the Bundle's name
 * @param labels the Bundle's labels
 * @param paused whether it is held back from all clusters
 * @param content the name of its Content
 * @param id the id of the version, {@code <content>:<hash of the options>}
 * @param options how it is deployed there, without Helm values
 * @param values the Helm values as JSON; empty = none
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
    String values,
    List<BundleDependency> dependsOn) {

  /**
   * @param content the name of the Content with the bundle's files
   * @param options what holds for the cluster, with Helm values; it is not changed
   */
  static Release of(Bundle bundle, String content, BundleDeploymentOptions options) {
    var meta = bundle.getMetadata();
    var bare = Options.copy(options);
    if (bare.helm != null) {
      bare.helm.values = null;
    }
    return new Release(
        meta.getNamespace(),
        meta.getName(),
        Map.copyOf(Objects.requireNonNullElse(meta.getLabels(), Map.of())),
        Boolean.TRUE.equals(bundle.getSpec().paused),
        content,
        DeploymentId.of(content, options),
        bare,
        DeploymentValues.in(options),
        bundle.getSpec().dependsOn);
  }
}
