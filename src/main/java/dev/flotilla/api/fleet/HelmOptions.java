package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/** How a Helm chart is found, rendered and released. */
@ApiObject
@RegisterForReflection
public class HelmOptions {

  @Nullable
  @JsonPropertyDescription(
      "Directory of the chart in the bundle, its name in the repository, or its URL.")
  public String chart;

  @Nullable
  @JsonPropertyDescription("URL of the Helm repository that the chart is in.")
  public String repo;

  @Size(max = 53)
  @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$")
  @Nullable
  @JsonPropertyDescription("Name of the Helm release; made from the name of the bundle when empty.")
  public String releaseName;

  @Nullable
  @JsonPropertyDescription("Version of the chart, or a range of versions.")
  public String version;

  @JsonPropertyDescription("How long an installation may take, in seconds; 0 waits for nothing.")
  public Integer timeoutSeconds;

  @Nullable
  @JsonPropertyDescription("Values for the chart, of any shape.")
  public Map<String, Object> values;

  @Nullable
  @JsonPropertyDescription(
      "Values for the chart that are templates over the properties of the cluster.")
  public Map<String, String> templateValues;

  @Nullable
  @JsonPropertyDescription("ConfigMaps and Secrets of the target cluster that hold values.")
  public List<ValuesFrom> valuesFrom;

  @JsonPropertyDescription("Whether objects that cannot be updated are made anew.")
  public Boolean force;

  @JsonPropertyDescription("Whether objects that belong to another release are taken over.")
  public Boolean takeOwnership;

  @JsonPropertyDescription("How many old versions of the release are kept.")
  public Integer maxHistory;

  @Nullable
  @JsonPropertyDescription("Files of the bundle that hold values.")
  public List<String> valuesFiles;

  @JsonPropertyDescription("Whether to wait until the Jobs of the chart are done.")
  public Boolean waitForJobs;

  @JsonPropertyDescription("Whether a failed upgrade is rolled back.")
  public Boolean atomic;

  @JsonPropertyDescription("Whether ${ } in values is left as it is, instead of being filled in.")
  public Boolean disablePreProcess;

  @JsonPropertyDescription("Whether charts may not look up names in DNS.")
  public Boolean disableDNS;

  @JsonPropertyDescription("Whether values are not checked against the schema of the chart.")
  public Boolean skipSchemaValidation;

  @JsonPropertyDescription("Whether the dependencies of the chart are not fetched.")
  public Boolean disableDependencyUpdate;
}
