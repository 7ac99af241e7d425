package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Required;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One observation about an object: a superset of Fleet's condition (Rancher's {@code
 * genericcondition}, whose times are strings) and of the {@code Condition} of KEP-1623. Built in
 * {@code dev.flotilla.status} only.
 */
@ApiObject
@RegisterForReflection
public class Condition {

  @Required
  @JsonPropertyDescription("What is observed, for example Ready.")
  public String type;

  @Required
  @JsonPropertyDescription("True, False or Unknown.")
  public String status;

  @JsonPropertyDescription("The generation of the object that this was observed at.")
  public Long observedGeneration;

  @JsonPropertyDescription("When anything in this condition changed last (RFC 3339).")
  public String lastUpdateTime;

  @JsonPropertyDescription("When the status changed last (RFC 3339).")
  public String lastTransitionTime;

  @JsonPropertyDescription("Why, as one word for programs.")
  public String reason;

  @JsonPropertyDescription("Why, as a sentence for people.")
  public String message;
}
