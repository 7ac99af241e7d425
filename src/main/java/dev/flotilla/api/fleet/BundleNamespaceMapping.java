package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Lets Bundles of its namespace deploy to clusters of other namespaces. */
@JsonClassDescription("Lets Bundles of its namespace deploy to clusters of other namespaces.")
@Group("fleet.cattle.io")
@Version("v1alpha1")
@Plural("bundlenamespacemappings")
@ApiObject
@RegisterForReflection
public class BundleNamespaceMapping extends CustomResource<Void, BundleNamespaceMappingStatus>
    implements Namespaced {

  @Nullable
  @JsonPropertyDescription("Chooses Bundles of the namespace by their labels.")
  public LabelSelector bundleSelector;

  @Nullable
  @JsonPropertyDescription(
      "Chooses, by their labels, the namespaces whose clusters these Bundles may deploy to.")
  public LabelSelector namespaceSelector;
}
