package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What is to be deployed, with the rules for which clusters get it and how it differs there. */
@JsonClassDescription(
    "What is to be deployed, with the rules for which clusters get it and how it "
        + "differs there.")
@Group("fleet.cattle.io")
@Version("v1alpha1")
@Plural("bundles")
@AdditionalPrinterColumn(
    name = "BundleDeployments-Ready",
    jsonPath = ".status.display.readyClusters")
@AdditionalPrinterColumn(
    name = "Status",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].message")
@ApiObject
@RegisterForReflection
public class Bundle extends CustomResource<BundleSpec, BundleStatus> implements Namespaced {

  /** An object without a specification has an empty one. */
  @Override
  protected BundleSpec initSpec() {
    return new BundleSpec();
  }

  /** An explicit null, which Fleet's schema admits, is an empty specification. */
  @Override
  public void setSpec(BundleSpec spec) {
    super.setSpec(spec == null ? new BundleSpec() : spec);
  }
}
