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

/** A cluster that bundles can be deployed to. */
@JsonClassDescription("A cluster that bundles can be deployed to.")
@Group("fleet.cattle.io")
@Version("v1alpha1")
@Plural("clusters")
@AdditionalPrinterColumn(name = "Bundles-Ready", jsonPath = ".status.display.readyBundles")
@AdditionalPrinterColumn(name = "Last-Seen", jsonPath = ".status.agent.lastSeen")
@AdditionalPrinterColumn(
    name = "Status",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].message")
@ApiObject
@RegisterForReflection
public class Cluster extends CustomResource<ClusterSpec, ClusterStatus> implements Namespaced {}
