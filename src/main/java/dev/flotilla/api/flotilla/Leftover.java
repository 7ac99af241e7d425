package dev.flotilla.api.flotilla;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import dev.flotilla.api.SchemaDetail;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** One object that an older version left behind, and what was done with it. */
@ApiObject
@RegisterForReflection
public class Leftover {

  @JsonPropertyDescription("API version of the object.")
  public String apiVersion;

  @JsonPropertyDescription("Kind of the object.")
  public String kind;

  @JsonPropertyDescription("Namespace of the object.")
  public String namespace;

  @JsonPropertyDescription("Name of the object.")
  public String name;

  @JsonPropertyDescription("What was done with it.")
  public LeftoverAction action;

  @JsonPropertyDescription("How it was recognised, or what is in the way.")
  public String message;

  @SchemaDetail(format = "date-time")
  @JsonPropertyDescription("When that was done (RFC 3339).")
  public String time;
}
