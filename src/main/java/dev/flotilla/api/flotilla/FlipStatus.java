package dev.flotilla.api.flotilla;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import dev.flotilla.api.SchemaDetail;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** How the last change of a feature went, once it had settled. */
@ApiObject
@RegisterForReflection
public class FlipStatus {

  @JsonPropertyDescription("Whether it was switched on (true) or off (false).")
  public Boolean enabled;

  @SchemaDetail(format = "date-time")
  @JsonPropertyDescription("When it had settled (RFC 3339).")
  public String time;

  @JsonPropertyDescription("How long it took from when it was seen, for example 1.2s.")
  public String duration;

  @JsonPropertyDescription("What was created or removed, for example \"1 CronJob, 5 Jobs\".")
  public String objects;
}
