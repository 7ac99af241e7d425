package dev.flotilla.target.options;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.flotilla.api.fleet.BundleDeploymentOptions;
import dev.flotilla.api.fleet.ComparePatch;
import dev.flotilla.api.fleet.DiffOptions;
import dev.flotilla.api.fleet.DownstreamResource;
import dev.flotilla.api.fleet.IgnoreOptions;
import dev.flotilla.api.fleet.KustomizeOptions;
import dev.flotilla.api.fleet.OverwrittenResource;
import dev.flotilla.api.fleet.YamlOptions;
import java.util.Locale;
import java.util.Optional;

/**
 * Merges options as Fleet does ({@code options.Merge}): what a customization says wins, what it
 * leaves out stays. Flags are joined, so that a customization cannot switch one off. Unlike
 * Fleet's, this knows every field, and {@code -} empties a text as it was meant to.
 */
public final class Options {

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private Options() {}

  /**
   * A copy of the options alone, without the other fields of a Bundle or target that holds them.
   */
  public static BundleDeploymentOptions copy(BundleDeploymentOptions of) {
    return JSON.convertValue(of, BundleDeploymentOptions.class);
  }

  /**
   * @param base is not changed
   * @param custom is not changed; what it holds may become a part of the result
   */
  public static BundleDeploymentOptions merge(
      BundleDeploymentOptions base, BundleDeploymentOptions custom) {
    var merged = copy(base);
    merged.defaultNamespace = Fields.text(merged.defaultNamespace, custom.defaultNamespace);
    merged.namespace = Fields.text(merged.namespace, custom.namespace);
    merged.serviceAccount = Fields.text(merged.serviceAccount, custom.serviceAccount);
    merged.createNamespace = Fields.either(merged.createNamespace, custom.createNamespace);
    merged.forceSyncGeneration =
        Fields.positive(merged.forceSyncGeneration, custom.forceSyncGeneration);
    merged.keepResources = Fields.or(merged.keepResources, custom.keepResources);
    merged.deleteNamespace = Fields.or(merged.deleteNamespace, custom.deleteNamespace);
    merged.deleteCRDResources = Fields.or(merged.deleteCRDResources, custom.deleteCRDResources);
    merged.correctDrift = Fields.either(merged.correctDrift, custom.correctDrift);
    merged.allowedTargetNamespaceSelector =
        Fields.either(merged.allowedTargetNamespaceSelector, custom.allowedTargetNamespaceSelector);
    merged.namespaceLabels = Fields.map(merged.namespaceLabels, custom.namespaceLabels);
    merged.namespaceAnnotations =
        Fields.map(merged.namespaceAnnotations, custom.namespaceAnnotations);
    merged.downstreamResources =
        Fields.byKey(merged.downstreamResources, custom.downstreamResources, Options::key);
    merged.overwrites = Fields.byKey(merged.overwrites, custom.overwrites, Options::key);
    merged.helm = HelmMerge.merge(merged.helm, custom.helm);
    mergeTools(merged, custom);
    return merged;
  }

  private static void mergeTools(BundleDeploymentOptions merged, BundleDeploymentOptions custom) {
    if (custom.kustomize != null) {
      merged.kustomize = Optional.ofNullable(merged.kustomize).orElseGet(KustomizeOptions::new);
      merged.kustomize.dir = Fields.text(merged.kustomize.dir, custom.kustomize.dir);
    }
    if (custom.yaml != null) {
      merged.yaml = Optional.ofNullable(merged.yaml).orElseGet(YamlOptions::new);
      merged.yaml.overlays = Fields.append(merged.yaml.overlays, custom.yaml.overlays);
    }
    if (custom.diff != null) {
      merged.diff = Optional.ofNullable(merged.diff).orElseGet(DiffOptions::new);
      merged.diff.comparePatches =
          Fields.byKey(merged.diff.comparePatches, custom.diff.comparePatches, Options::key);
    }
    if (custom.ignore != null) {
      merged.ignore = Optional.ofNullable(merged.ignore).orElseGet(IgnoreOptions::new);
      merged.ignore.conditions = Fields.append(merged.ignore.conditions, custom.ignore.conditions);
    }
  }

  private static String key(DownstreamResource resource) {
    return Fields.key(Fields.key(resource.kind).toLowerCase(Locale.ROOT), resource.name);
  }

  private static String key(OverwrittenResource resource) {
    return Fields.key(resource.kind, resource.namespace, resource.name);
  }

  private static String key(ComparePatch patch) {
    return Fields.key(patch.apiVersion, patch.kind, patch.namespace, patch.name);
  }
}
