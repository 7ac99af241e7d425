package dev.flotilla.api;

import dev.flotilla.api.fleet.Policy;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceSubresourcesBuilder;

/** Declares the subresource as Fleet does: everywhere but on Policy, with a status or without. */
final class StatusSubresource {

  private StatusSubresource() {}

  static void declare(Class<?> kind, CustomResourceDefinition crd) {
    var declared = new CustomResourceSubresourcesBuilder().withNewStatus().endStatus().build();
    crd.getSpec().getVersions().getFirst().setSubresources(kind == Policy.class ? null : declared);
  }
}
