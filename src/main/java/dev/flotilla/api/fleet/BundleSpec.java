package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import dev.flotilla.api.SchemaDetail;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** What a {@link Bundle} deploys, and where to. */
@ApiObject
@RegisterForReflection
public class BundleSpec extends BundleDeploymentOptions {

  @JsonPropertyDescription("Whether changes are held back from the clusters.")
  public Boolean paused;

  @Nullable
  @JsonPropertyDescription("How many clusters are updated at a time, and in which order.")
  public RolloutStrategy rolloutStrategy;

  @Nullable
  @JsonPropertyDescription("The files of the bundle.")
  public List<BundleResource> resources;

  @Default("FirstMatch")
  @SchemaDetail(values = {"FirstMatch", "AllMatches"})
  @JsonPropertyDescription(
      "Whether the first target that matches a cluster gives its options, or all "
          + "that match are merged.")
  public String targetCustomizationMode;

  @JsonPropertyDescription("The clusters to deploy to, with the options that differ there.")
  public List<BundleTarget> targets;

  @JsonPropertyDescription("Clusters must match one of these too, when there are any.")
  public List<BundleTargetRestriction> targetRestrictions;

  @Nullable
  @JsonPropertyDescription(
      "Bundles that must be in a good state on the cluster before this one is deployed there.")
  public List<BundleDependency> dependsOn;

  @Nullable
  @JsonPropertyDescription("Id of the contents when they are kept in an OCI registry.")
  public String contentsId;

  @Nullable
  @JsonPropertyDescription(
      "How a chart is fetched by the target cluster itself; given when a HelmOp made "
          + "this bundle.")
  public HelmChartOptions helmOpOptions;

  @JsonPropertyDescription("Hash of the Helm values that are kept in a Secret.")
  public String valuesHash;
}
