package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** How commits that image scans make are written. */
@ApiObject
@RegisterForReflection
public class ImageScanCommit {

  @JsonPropertyDescription("Name of the author of the commits.")
  public String authorName;

  @JsonPropertyDescription("Mail address of the author of the commits.")
  public String authorEmail;

  @JsonPropertyDescription("Template of the commit message.")
  public String messageTemplate;
}
