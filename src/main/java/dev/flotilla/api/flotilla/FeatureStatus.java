package dev.flotilla.api.flotilla;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import dev.flotilla.api.SchemaDetail;
import io.fabric8.generator.annotation.Required;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** State of one feature. */
@ApiObject
@RegisterForReflection
public class FeatureStatus {

  @Required
  @JsonPropertyDescription("Name of the feature.")
  public String name;

  @JsonPropertyDescription("Whether the feature is wanted.")
  public Boolean enabled;

  @JsonPropertyDescription("Where that was decided.")
  public FeatureSource source;

  @JsonPropertyDescription("How far that is done.")
  public FeatureState state;

  @SchemaDetail(format = "date-time")
  @JsonPropertyDescription("When the state changed last (RFC 3339).")
  public String since;

  @JsonPropertyDescription("The state in a sentence.")
  public String message;

  @JsonPropertyDescription("How the last change went.")
  public FlipStatus lastFlip;
}
