package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** What is to be on the cluster now, and what is to be there next. */
@ApiObject
@RegisterForReflection
public class BundleDeploymentSpec {

  @JsonPropertyDescription("Whether the next version is held back.")
  public Boolean paused;

  @JsonPropertyDescription("Options of the next version.")
  public BundleDeploymentOptions stagedOptions;

  @Nullable
  @JsonPropertyDescription(
      "Id of the next version: name of its content, a colon, hash of its options.")
  public String stagedDeploymentID;

  @JsonPropertyDescription("Options of the version that is to be on the cluster.")
  public BundleDeploymentOptions options;

  @Nullable
  @JsonPropertyDescription(
      "Id of the version that is to be on the cluster: name of its content, a colon, "
          + "hash of its options.")
  public String deploymentID;

  @Nullable
  @JsonPropertyDescription("Bundles that must be in a good state on the cluster first.")
  public List<BundleDependency> dependsOn;

  @JsonPropertyDescription("Whether and how changes made to deployed objects by others are undone.")
  public CorrectDrift correctDrift;

  @JsonPropertyDescription("Whether the content is kept in an OCI registry.")
  public Boolean ociContents;

  @JsonPropertyDescription("How the chart is fetched by the cluster itself.")
  public HelmChartOptions helmChartOptions;

  @Nullable
  @JsonPropertyDescription(
      "Hash of the Helm values that are kept in a Secret; a change of them alone is seen by it.")
  public String valuesHash;

  @JsonPropertyDescription("Whether the schedule of the cluster forbids changes now.")
  public Boolean offSchedule;

  @JsonPropertyDescription("Whether the Secret with the Helm values is still missing.")
  public Boolean waitingForValues;

  @JsonPropertyDescription(
      "Grows when Secrets and ConfigMaps that are copied to the cluster change.")
  public Long downstreamResourcesGeneration;
}
