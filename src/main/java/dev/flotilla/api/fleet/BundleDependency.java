package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** Bundles of the same namespace that must be in a good state first. */
@ApiObject
@RegisterForReflection
public class BundleDependency {

  @Nullable
  @JsonPropertyDescription("Name of one bundle.")
  public String name;

  @Nullable
  @JsonPropertyDescription("Chooses bundles by their labels.")
  public LabelSelector selector;

  @Nullable
  @JsonPropertyDescription("The states that count as good; Ready when empty.")
  public List<String> acceptedStates;
}
