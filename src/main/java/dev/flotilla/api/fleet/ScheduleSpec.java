package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import dev.flotilla.api.GoDuration;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** When a {@link Schedule} is active, and for which clusters. */
@ApiObject
@RegisterForReflection
public class ScheduleSpec {

  @JsonPropertyDescription(
      "When it begins, as a cron expression with seconds: six or seven fields.")
  public String schedule;

  @GoDuration
  @JsonPropertyDescription("How long it is active each time, for example 30m.")
  public String duration;

  @JsonPropertyDescription("Time zone of the expression, for example Europe/Berlin.")
  public String location;

  @JsonPropertyDescription("The clusters that it is for.")
  public ScheduleTargets targets;
}
