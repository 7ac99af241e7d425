package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** State of one object in the words that Rancher's user interface shows. */
@ApiObject
@RegisterForReflection
public class NonReadySummary {

  @JsonPropertyDescription("One word for the state, for example in-progress.")
  public String state;

  @JsonPropertyDescription("Whether the state is an error.")
  public Boolean error;

  @JsonPropertyDescription("Whether the object is on its way to another state.")
  public Boolean transitioning;

  @JsonPropertyDescription("What is wrong, one sentence each.")
  public List<String> message;
}
