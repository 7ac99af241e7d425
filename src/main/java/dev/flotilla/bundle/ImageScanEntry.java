package dev.flotilla.bundle;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** An entry of {@code imageScans}: a name that is not used, and the fields of an ImageScan. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public final class ImageScanEntry {

  @JsonIgnore
  @JsonPropertyDescription("Not used.")
  public String name;

  @JsonPropertyDescription("The mark in manifests whose image is replaced.")
  public String tagName;

  @JsonPropertyDescription("Name of the GitRepo; filled in by the controller.")
  public String gitrepoName;

  @JsonPropertyDescription("The image, without a tag.")
  public String image;

  @JsonPropertyDescription("Time between two looks, for example 15m.")
  public String interval;

  @JsonPropertyDescription("Secret with credentials for the registry.")
  public SecretReference secretRef;

  @JsonPropertyDescription("Whether not to look for now.")
  public Boolean suspend;

  @JsonPropertyDescription("Which tag is the newest.")
  public Policy policy = new Policy();

  /** Names a Secret. */
  @RegisterForReflection
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public static final class SecretReference {
    @JsonPropertyDescription("Name of the Secret.")
    public String name;
  }

  /** How tags are ordered. */
  @RegisterForReflection
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public static final class Policy {
    @JsonPropertyDescription("By version.")
    public SemVer semver;

    @JsonPropertyDescription("By letters.")
    public Alphabetical alphabetical;
  }

  /** A range of versions. */
  @RegisterForReflection
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public static final class SemVer {
    @JsonPropertyDescription("The range of versions that count.")
    public String range;
  }

  /** An order of letters. */
  @RegisterForReflection
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public static final class Alphabetical {
    @JsonPropertyDescription("asc or desc.")
    public String order;
  }
}
