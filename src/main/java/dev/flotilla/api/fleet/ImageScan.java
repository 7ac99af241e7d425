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

/** Looks for new tags of an image, to write them into a Git repository. */
@JsonClassDescription("Looks for new tags of an image, to write them into a Git repository.")
@Group("fleet.cattle.io")
@Version("v1alpha1")
@Plural("imagescans")
@AdditionalPrinterColumn(name = "Repository", jsonPath = ".spec.image")
@AdditionalPrinterColumn(name = "Latest", jsonPath = ".status.latestTag")
@ApiObject
@RegisterForReflection
public class ImageScan extends CustomResource<ImageScanSpec, ImageScanStatus>
    implements Namespaced {}
