package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import dev.flotilla.api.SchemaDetail;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** What is known about a {@link Schedule}. */
@ApiObject
@RegisterForReflection
public class ScheduleStatus {

  @JsonPropertyDescription("Whether its clusters may be changed now.")
  public Boolean active;

  @SchemaDetail(format = "date-time")
  @JsonPropertyDescription("When it begins next (RFC 3339).")
  public String nextStartTime;

  @JsonPropertyDescription("What is observed about this object, one entry per type of condition.")
  public List<Condition> conditions;

  @JsonPropertyDescription("Names of the clusters that it is for.")
  public List<String> matchingClusters;
}
