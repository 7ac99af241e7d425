package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** What a {@link Policy} says about HelmOps. */
@ApiObject
@RegisterForReflection
public class HelmOpPolicy {

  @JsonPropertyDescription("The serviceAccount of HelmOps that name none.")
  public String defaultServiceAccount;

  @JsonPropertyDescription("The helmSecretName of HelmOps that name none.")
  public String defaultHelmSecretName;

  @Nullable
  @JsonPropertyDescription("The helmSecretNames that may be named; any when empty.")
  public List<String> allowedHelmSecretNames;

  @Nullable
  @JsonPropertyDescription(
      "Regular expressions, one of which must match the whole address of the Helm repository; any when empty.")
  public List<String> allowedHelmRepoPatterns;

  @Nullable
  @JsonPropertyDescription(
      "Regular expressions, one of which must match the whole name of the chart; any when empty.")
  public List<String> allowedChartPatterns;
}
