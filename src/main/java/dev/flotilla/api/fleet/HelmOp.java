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

/** Deploys a Helm chart to the target clusters, without a Git repository. */
@JsonClassDescription("Deploys a Helm chart to the target clusters, without a Git repository.")
@Group("fleet.cattle.io")
@Version("v1alpha1")
@Plural("helmops")
@Categories("fleet")
@AdditionalPrinterColumn(name = "Repo", jsonPath = ".spec.helm.repo")
@AdditionalPrinterColumn(name = "Chart", jsonPath = ".spec.helm.chart")
@AdditionalPrinterColumn(name = "Version", jsonPath = ".status.version")
@AdditionalPrinterColumn(
    name = "BundleDeployments-Ready",
    jsonPath = ".status.display.readyBundleDeployments")
@AdditionalPrinterColumn(
    name = "Status",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].message")
@ApiObject
@RegisterForReflection
public class HelmOp extends CustomResource<HelmOpSpec, HelmOpStatus> implements Namespaced {}
