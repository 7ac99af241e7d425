package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import dev.flotilla.api.GoDuration;
import io.fabric8.generator.annotation.Nullable;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** What a user asks for with a {@link GitRepo}; Fleet's field names and meanings. */
@ApiObject
@RegisterForReflection
public class GitRepoSpec {

  @Required
  @Size(min = 1)
  @JsonPropertyDescription("URL of the Git repository: https://…, ssh://… or user@host:path.")
  public String repo;

  @Nullable
  @JsonPropertyDescription("Branch to follow; master when neither branch nor revision is given.")
  public String branch;

  @Nullable
  @JsonPropertyDescription("Commit or tag to stay at, instead of following a branch.")
  public String revision;

  @Nullable
  @JsonPropertyDescription(
      "Directories of the repository to deploy, globs allowed; the whole repository "
          + "when empty. Ignored when bundles is given.")
  public List<String> paths;

  @JsonPropertyDescription(
      "Directories to deploy, named one by one with their options file, instead of "
          + "searching the paths for them.")
  public List<GitBundlePath> bundles;

  @JsonPropertyDescription("The clusters to deploy to; the cluster group default when empty.")
  public List<GitTarget> targets;

  @Nullable
  @JsonPropertyDescription(
      "Namespace that all objects are put into, whatever they say; cluster-scoped "
          + "objects are then refused.")
  public String targetNamespace;

  @Nullable
  @JsonPropertyDescription(
      "ServiceAccount in whose name objects are applied on the target cluster.")
  public String serviceAccount;

  @Nullable
  @JsonPropertyDescription(
      "Secret of this namespace with the credentials for Git; gitcredential is used "
          + "when it exists and nothing is given here.")
  public String clientSecretName;

  @Nullable
  @JsonPropertyDescription("Secret of this namespace with the credentials for Helm repositories.")
  public String helmSecretName;

  @Nullable
  @JsonPropertyDescription(
      "Secret of this namespace with credentials for Helm repositories per path; "
          + "wins over helmSecretName.")
  public String helmSecretNameForPaths;

  @Nullable
  @JsonPropertyDescription(
      "Regular expression for the URLs that the Helm credentials may be sent to; "
          + "they are sent nowhere when empty.")
  public String helmRepoURLRegex;

  @Nullable
  @JsonPropertyDescription("Certificates (PEM, in base64) to trust when talking to the Git server.")
  public byte[] caBundle;

  @JsonPropertyDescription("Whether to talk to the Git server without checking its certificate.")
  public Boolean insecureSkipTLSVerify;

  @JsonPropertyDescription(
      "Whether changes are held back: bundles are still made, but not deployed.")
  public Boolean paused;

  @GoDuration
  @Nullable
  @JsonPropertyDescription(
      "How often to look for new commits, for example 1m; 15s when empty or 0.")
  public String pollingInterval;

  @JsonPropertyDescription(
      "Whether not to poll: then only a webhook, a change of this object or "
          + "forceSyncGeneration starts a sync.")
  public Boolean disablePolling;

  @JsonPropertyDescription(
      "Any change of this number makes a sync and a deployment happen even though "
          + "nothing else changed.")
  public Long forceSyncGeneration;

  @GoDuration
  @JsonPropertyDescription("How often image scans may commit to the repository; 15m when empty.")
  public String imageScanInterval;

  @JsonPropertyDescription("How commits of image scans are written.")
  public ImageScanCommit imageScanCommit;

  @JsonPropertyDescription(
      "Whether deployed objects stay when this GitRepo or a part of it is deleted.")
  public Boolean keepResources;

  @JsonPropertyDescription(
      "Whether the namespace that was created for a bundle is deleted together with it.")
  public Boolean deleteNamespace;

  @JsonPropertyDescription("Whether and how changes made to deployed objects by others are undone.")
  public CorrectDrift correctDrift;

  @JsonPropertyDescription(
      "Secret of this namespace that names an OCI registry to keep the contents of bundles in.")
  public String ociRegistrySecret;

  @JsonPropertyDescription(
      "Secret of this namespace that webhooks for this repository are signed with.")
  public String webhookSecret;
}
