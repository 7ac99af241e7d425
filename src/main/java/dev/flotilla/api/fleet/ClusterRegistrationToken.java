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

/** Lets clusters ask to be managed for some time. */
@JsonClassDescription("Lets clusters ask to be managed for some time.")
@Group("fleet.cattle.io")
@Version("v1alpha1")
@Plural("clusterregistrationtokens")
@AdditionalPrinterColumn(name = "Secret-Name", jsonPath = ".status.secretName")
@ApiObject
@RegisterForReflection
public class ClusterRegistrationToken
    extends CustomResource<ClusterRegistrationTokenSpec, ClusterRegistrationTokenStatus>
    implements Namespaced {}
