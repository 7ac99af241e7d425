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

/**
 * One bundle on one cluster: it lives in the namespace of the cluster and is written by the
 * controller, never by hand.
 */
@JsonClassDescription(
    "One bundle on one cluster: it lives in the namespace of the cluster and is "
        + "written by the controller, never by hand.")
@Group("fleet.cattle.io")
@Version("v1alpha1")
@Plural("bundledeployments")
@AdditionalPrinterColumn(name = "Deployed", jsonPath = ".status.display.deployed")
@AdditionalPrinterColumn(name = "Monitored", jsonPath = ".status.display.monitored")
@AdditionalPrinterColumn(
    name = "Status",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].message")
@ApiObject
@RegisterForReflection
public class BundleDeployment extends CustomResource<BundleDeploymentSpec, BundleDeploymentStatus>
    implements Namespaced {}
