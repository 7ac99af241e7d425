package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** One file of a bundle. */
@ApiObject
@RegisterForReflection
public class BundleResource {

  @Nullable
  @JsonPropertyDescription("Path of the file, relative to the bundle.")
  public String name;

  @Nullable
  @JsonPropertyDescription("The file, encoded as encoding says.")
  public String content;

  @Nullable
  @JsonPropertyDescription(
      "Empty for plain text, base64 for bytes, base64+gz for compressed bytes.")
  public String encoding;
}
