package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Whether and how changes made to deployed objects by others are undone. */
@ApiObject
@RegisterForReflection
public class CorrectDrift {

  @JsonPropertyDescription("Whether such changes are undone.")
  public Boolean enabled;

  @JsonPropertyDescription("Whether objects that cannot be changed back are deleted and made anew.")
  public Boolean force;

  @JsonPropertyDescription("Whether failed attempts stay in the history of a Helm release.")
  public Boolean keepFailHistory;
}
