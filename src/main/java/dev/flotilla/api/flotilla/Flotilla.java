package dev.flotilla.api.flotilla;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.flotilla.api.ApiObject;
import dev.flotilla.api.DefaultSpec;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The one object that says which features run and how. It is cluster-scoped and called {@code
 * flotilla}; without it nothing of the chain runs.
 */
@JsonClassDescription(
    "The one object that says which features run and how. It is cluster-scoped and "
        + "called flotilla; without it nothing of the chain runs.")
@Group("flotilla.dev")
@Version("v1alpha1")
@Plural("flotillas")
@Categories("flotilla")
@ValidationRule(
    value = "self.metadata.name == 'flotilla'",
    message = "there is only one Flotilla object, and it is called flotilla")
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(name = "Continuous-Delivery", jsonPath = ".status.features[0].state")
@AdditionalPrinterColumn(name = "Last-Flip", jsonPath = ".status.features[0].lastFlip.duration")
@AdditionalPrinterColumn(
    name = "Last-Cleanup",
    jsonPath = ".status.lastCleanup.time",
    type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(
    name = "Status",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].message")
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
@ApiObject
@RegisterForReflection
public class Flotilla extends CustomResource<FlotillaSpec, FlotillaStatus> {

  /** The only name that the schema admits. */
  public static final String NAME = "flotilla";

  /** A specification with the defaults of the schema. */
  @Override
  protected FlotillaSpec initSpec() {
    return new FlotillaSpec();
  }

  /** Left out of JSON when it says nothing but the defaults; see {@link DefaultSpec}. */
  @Override
  @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = DefaultSpec.class)
  public FlotillaSpec getSpec() {
    return super.getSpec();
  }

  /** An explicit null is a specification of nothing but defaults. */
  @Override
  public void setSpec(FlotillaSpec spec) {
    super.setSpec(spec == null ? initSpec() : spec);
  }
}
