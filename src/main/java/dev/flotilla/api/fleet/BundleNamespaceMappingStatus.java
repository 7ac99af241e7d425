package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** What is known about a {@link BundleNamespaceMapping}; Fleet has no such fields. */
@ApiObject
@RegisterForReflection
public class BundleNamespaceMappingStatus {

  @JsonPropertyDescription(
      "What is observed about this object, one entry per type of condition; a field of Flotilla's own.")
  public List<Condition> conditions;
}
