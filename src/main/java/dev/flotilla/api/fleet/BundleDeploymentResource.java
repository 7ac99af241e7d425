package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import dev.flotilla.api.SchemaDetail;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** One object that was applied. */
@ApiObject
@RegisterForReflection
public class BundleDeploymentResource extends ResourceKey {

  @Nullable
  @SchemaDetail(format = "date-time")
  @JsonPropertyDescription("When the object was created (RFC 3339).")
  public String createdAt;
}
