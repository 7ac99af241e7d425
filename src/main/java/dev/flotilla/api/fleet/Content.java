package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The files of one version of a bundle, kept once for the whole cluster under a name made from
 * their hash.
 */
@JsonClassDescription(
    "The files of one version of a bundle, kept once for the whole cluster under a "
        + "name made from their hash.")
@Group("fleet.cattle.io")
@Version("v1alpha1")
@Plural("contents")
@ApiObject
@RegisterForReflection
public class Content extends CustomResource<Void, ContentStatus> {

  @Nullable
  @JsonPropertyDescription(
      "The files as gzipped JSON, {\"resources\":[{name, content, encoding}]}.")
  public byte[] content;

  @JsonPropertyDescription("SHA-256 of the content before compression, in hexadecimal digits.")
  public String sha256sum;
}
