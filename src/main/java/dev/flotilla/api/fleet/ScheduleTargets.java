package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** The clusters of a {@link Schedule}. */
@ApiObject
@RegisterForReflection
public class ScheduleTargets {

  @JsonPropertyDescription("Choices of clusters; one that matches is enough.")
  public List<GitTarget> clusters;
}
