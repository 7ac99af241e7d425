package dev.flotilla.api.flotilla;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import dev.flotilla.api.SchemaDetail;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The result of one run of the clean-up. */
@ApiObject
@RegisterForReflection
public class CleanupRun {

  @JsonPropertyDescription("Name of the Job that ran.")
  public String job;

  @SchemaDetail(format = "date-time")
  @JsonPropertyDescription("When it ended (RFC 3339).")
  public String time;

  @JsonPropertyDescription("Whether it did all that was to be done.")
  public Boolean succeeded;

  @JsonPropertyDescription("How many records it deleted.")
  public Integer deleted;

  @JsonPropertyDescription("How many records it kept.")
  public Integer kept;

  @JsonPropertyDescription("How many records it could not deal with.")
  public Integer errors;

  @JsonPropertyDescription("How long it took, for example 3.4s.")
  public String duration;

  @JsonPropertyDescription("What went wrong, or why nothing is known.")
  public String message;
}
