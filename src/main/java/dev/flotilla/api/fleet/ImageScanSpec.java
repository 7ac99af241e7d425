package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import dev.flotilla.api.GoDuration;
import io.fabric8.generator.annotation.Nullable;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What an {@link ImageScan} looks for. */
@ApiObject
@RegisterForReflection
public class ImageScanSpec {

  @Nullable
  @JsonPropertyDescription("The mark in manifests whose image is replaced.")
  public String tagName;

  @Nullable
  @JsonPropertyDescription("Name of the GitRepo whose repository is written to.")
  public String gitrepoName;

  @Nullable
  @Required
  @JsonPropertyDescription("The image, without a tag.")
  public String image;

  @GoDuration
  @Nullable
  @Required
  @JsonPropertyDescription("Time between two looks, for example 15m.")
  public String interval;

  @Nullable
  @JsonPropertyDescription("Secret of this namespace with the credentials for the registry.")
  public LocalObjectReference secretRef;

  @JsonPropertyDescription("Whether not to look for now.")
  public Boolean suspend;

  @JsonPropertyDescription("Which tag is the newest.")
  public ImagePolicy policy;
}
