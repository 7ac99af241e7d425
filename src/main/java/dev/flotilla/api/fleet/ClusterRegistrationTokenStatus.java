package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import dev.flotilla.api.SchemaDetail;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** What was made for a {@link ClusterRegistrationToken}. */
@ApiObject
@RegisterForReflection
public class ClusterRegistrationTokenStatus {

  @SchemaDetail(format = "date-time")
  @JsonPropertyDescription("When it ends (RFC 3339).")
  public String expires;

  @Nullable
  @JsonPropertyDescription("Secret of this namespace with what a cluster needs to ask.")
  public String secretName;

  @JsonPropertyDescription(
      "What is observed about this object, one entry per type of condition; a field of Flotilla's own.")
  public List<Condition> conditions;
}
