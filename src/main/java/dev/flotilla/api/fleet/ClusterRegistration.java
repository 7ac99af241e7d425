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

/** The request of a cluster to be managed. */
@JsonClassDescription("The request of a cluster to be managed.")
@Group("fleet.cattle.io")
@Version("v1alpha1")
@Plural("clusterregistrations")
@AdditionalPrinterColumn(name = "Cluster-Name", jsonPath = ".status.clusterName")
@AdditionalPrinterColumn(name = "Labels", jsonPath = ".spec.clusterLabels")
@ApiObject
@RegisterForReflection
public class ClusterRegistration
    extends CustomResource<ClusterRegistrationSpec, ClusterRegistrationStatus>
    implements Namespaced {}
