package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import dev.flotilla.api.SchemaDetail;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Memory of sync attempts, so that retries survive a restart of the operator. Fleet has no such
 * field.
 */
@ApiObject
@RegisterForReflection
public class GitRepoSync {

  @SchemaDetail(values = {"Running", "Synced", "Failed"})
  @JsonPropertyDescription("How the last attempt stands: Running, Synced or Failed.")
  public String outcome;

  @JsonPropertyDescription("The commit that the attempts are about.")
  public String commit;

  @JsonPropertyDescription("The generation of the GitRepo that the attempts are about.")
  public Long generation;

  @JsonPropertyDescription("Name of the Job of the last attempt.")
  public String job;

  @JsonPropertyDescription("How many attempts failed in a row.")
  public Integer failures;

  @SchemaDetail(format = "date-time")
  @JsonPropertyDescription("Not before this time is the next attempt made (RFC 3339).")
  public String nextAttempt;

  @JsonPropertyDescription("Why the last attempt failed.")
  public String message;
}
