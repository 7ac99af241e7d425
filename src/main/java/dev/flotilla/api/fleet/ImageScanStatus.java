package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import dev.flotilla.api.SchemaDetail;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** What an {@link ImageScan} found. */
@ApiObject
@RegisterForReflection
public class ImageScanStatus {

  @JsonPropertyDescription("What is observed about this object, one entry per type of condition.")
  public List<Condition> conditions;

  @SchemaDetail(format = "date-time")
  @JsonPropertyDescription("When the registry was looked at last (RFC 3339).")
  public String lastScanTime;

  @JsonPropertyDescription("The image with the newest tag.")
  public String latestImage;

  @JsonPropertyDescription("The newest tag.")
  public String latestTag;

  @JsonPropertyDescription("The digest of the newest tag.")
  public String latestDigest;

  @JsonPropertyDescription("The generation of this object that this status was made from.")
  public Long observedGeneration;

  @JsonPropertyDescription("The full name of the image, with its registry.")
  public String canonicalImageName;
}
