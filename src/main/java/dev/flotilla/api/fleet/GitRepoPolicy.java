package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** What a {@link Policy} says about GitRepos. */
@ApiObject
@RegisterForReflection
public class GitRepoPolicy {

  @JsonPropertyDescription("The serviceAccount of GitRepos that name none.")
  public String defaultServiceAccount;

  @JsonPropertyDescription("The clientSecretName of GitRepos that name none.")
  public String defaultClientSecretName;

  @Nullable
  @JsonPropertyDescription("The clientSecretNames that may be named; any when empty.")
  public List<String> allowedClientSecretNames;

  @Nullable
  @JsonPropertyDescription(
      "Regular expressions, one of which must match the whole repo; any repo when empty.")
  public List<String> allowedRepoPatterns;
}
