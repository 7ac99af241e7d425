package dev.flotilla.bundle;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.fleet.BundleSpec;
import dev.flotilla.api.fleet.BundleTarget;
import dev.flotilla.api.fleet.GitTarget;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/** The fields that a {@code fleet.yaml} may have: those of a Bundle, and some of its own. */
@RegisterForReflection
public final class FleetYamlFields extends BundleSpec {

  @JsonPropertyDescription("Name of the bundle; made from the GitRepo and the path when empty.")
  public String name;

  @JsonPropertyDescription("Labels of the bundle, which dependsOn.selector can choose by.")
  public Map<String, String> labels;

  @JsonPropertyDescription("Annotations of the bundle.")
  public Map<String, String> annotations;

  @JsonPropertyDescription("Options that differ for some clusters.")
  public List<BundleTarget> targetCustomizations;

  @JsonPropertyDescription("Images to look for newer versions of.")
  public List<ImageScanEntry> imageScans;

  @JsonPropertyDescription(
      "Where to deploy to, instead of where the GitRepo says. An empty list means nowhere but the default group.")
  public List<GitTarget> overrideTargets;

  /** The Bundle's part, as an object of its own. */
  BundleSpec toSpec() {
    var spec = new BundleSpec();
    for (var field : BundleSpec.class.getFields()) {
      try {
        field.set(spec, field.get(this));
      } catch (IllegalAccessException e) {
        throw new IllegalStateException("fields of the API are public", e);
      }
    }
    return spec;
  }
}
