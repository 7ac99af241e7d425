package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Which clusters a {@link ClusterGroup} has. */
@ApiObject
@RegisterForReflection
public class ClusterGroupSpec {

  @Nullable
  @JsonPropertyDescription(
      "Chooses clusters of the namespace by their labels; an empty selector chooses "
          + "all clusters.")
  public LabelSelector selector;
}
