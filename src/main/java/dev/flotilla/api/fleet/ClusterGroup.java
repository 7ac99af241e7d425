package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A named set of clusters of one namespace, chosen by their labels. */
@JsonClassDescription("A named set of clusters of one namespace, chosen by their labels.")
@Group("fleet.cattle.io")
@Version("v1alpha1")
@Plural("clustergroups")
@Categories("fleet")
@AdditionalPrinterColumn(name = "Clusters-Ready", jsonPath = ".status.display.readyClusters")
@AdditionalPrinterColumn(name = "Bundles-Ready", jsonPath = ".status.display.readyBundles")
@AdditionalPrinterColumn(
    name = "Status",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].message")
@ApiObject
@RegisterForReflection
public class ClusterGroup extends CustomResource<ClusterGroupSpec, ClusterGroupStatus>
    implements Namespaced {}
