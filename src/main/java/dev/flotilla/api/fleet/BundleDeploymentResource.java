package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import dev.flotilla.api.SchemaDetail;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** One object that was applied. */
@ApiObject
@RegisterForReflection
public class BundleDeploymentResource {

  @Nullable
  @JsonPropertyDescription("API version of the object.")
  public String apiVersion;

  @Nullable
  @JsonPropertyDescription("Kind of the object.")
  public String kind;

  @Nullable
  @JsonPropertyDescription("Namespace of the object.")
  public String namespace;

  @Nullable
  @JsonPropertyDescription("Name of the object.")
  public String name;

  @Nullable
  @SchemaDetail(format = "date-time")
  @JsonPropertyDescription("When the object was created (RFC 3339).")
  public String createdAt;
}
