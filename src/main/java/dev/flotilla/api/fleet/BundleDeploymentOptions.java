package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/**
 * How the objects of a bundle are made and applied. One and the same set of options for a whole
 * {@link Bundle}, for a target of it, and for a {@link BundleDeployment}.
 */
@ApiObject
@RegisterForReflection
public class BundleDeploymentOptions {

  @Nullable
  @JsonPropertyDescription(
      "Namespace of the release and of objects that name none; default when empty.")
  public String defaultNamespace;

  @Nullable
  @JsonPropertyDescription(
      "Namespace that all objects are put into, whatever they say; cluster-scoped "
          + "objects are then refused.")
  public String namespace;

  @Nullable
  @JsonPropertyDescription("How kustomize is run.")
  public KustomizeOptions kustomize;

  @JsonPropertyDescription("How a Helm chart is found, rendered and released.")
  public HelmOptions helm;

  @Nullable
  @JsonPropertyDescription(
      "ServiceAccount in whose name objects are applied on the target cluster.")
  public String serviceAccount;

  @Nullable
  @JsonPropertyDescription(
      "Whether the namespace of the release may be created; true when not given.")
  public Boolean createNamespace;

  @JsonPropertyDescription(
      "Any change of this number makes a deployment happen even though nothing else changed.")
  public Long forceSyncGeneration;

  @Nullable
  @JsonPropertyDescription("How plain YAML files are overlaid.")
  public YamlOptions yaml;

  @Nullable
  @JsonPropertyDescription("Differences that do not count as drift.")
  public DiffOptions diff;

  @JsonPropertyDescription("Whether deployed objects stay when the bundle is deleted.")
  public Boolean keepResources;

  @JsonPropertyDescription(
      "Whether the namespace that was created for the bundle is deleted together with it.")
  public Boolean deleteNamespace;

  @JsonPropertyDescription(
      "Whether CustomResourceDefinitions are deleted together with the bundle.")
  public Boolean deleteCRDResources;

  @Nullable
  @JsonPropertyDescription("What does not count when it is judged whether objects are ready.")
  public IgnoreOptions ignore;

  @JsonPropertyDescription("Whether and how changes made to deployed objects by others are undone.")
  public CorrectDrift correctDrift;

  @Nullable
  @JsonPropertyDescription("Labels for the namespace of the release.")
  public Map<String, String> namespaceLabels;

  @Nullable
  @JsonPropertyDescription("Annotations for the namespace of the release.")
  public Map<String, String> namespaceAnnotations;

  @JsonPropertyDescription(
      "Secrets and ConfigMaps of the bundle's namespace that are copied to the target cluster.")
  public List<DownstreamResource> downstreamResources;

  @JsonPropertyDescription(
      "Objects that this bundle takes over from another one; written by the controller.")
  public List<OverwrittenResource> overwrites;

  @Nullable
  @JsonPropertyDescription(
      "The namespaces that may be deployed to, chosen by their labels; written by "
          + "the controller.")
  public LabelSelector allowedTargetNamespaceSelector;
}
