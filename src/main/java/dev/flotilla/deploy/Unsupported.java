package dev.flotilla.deploy;

import dev.flotilla.api.fleet.BundleDeploymentOptions;
import dev.flotilla.api.fleet.BundleDeploymentSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Fields of Fleet's API that change what is deployed and are not served yet. */
final class Unsupported {

  private Unsupported() {}

  /** The fields that are set, by their names; an empty object is as good as none. */
  static List<String> in(BundleDeploymentSpec spec, BundleDeploymentOptions options) {
    var found = new ArrayList<String>();
    check(found, "ociContents", isTrue(spec.ociContents));
    check(found, "helmChartOptions", spec.helmChartOptions != null);
    check(found, "waitingForValues", isTrue(spec.waitingForValues));
    var helm = options.helm;
    check(found, "helm.chart", helm != null && notEmpty(helm.chart));
    check(found, "helm.repo", helm != null && notEmpty(helm.repo));
    check(found, "helm.values", notEmpty(spec.valuesHash) || helm != null && notEmpty(helm.values));
    check(found, "helm.valuesFrom", helm != null && notEmpty(helm.valuesFrom));
    check(found, "helm.valuesFiles", helm != null && notEmpty(helm.valuesFiles));
    check(found, "kustomize.dir", options.kustomize != null && notEmpty(options.kustomize.dir));
    check(found, "yaml.overlays", options.yaml != null && notEmpty(options.yaml.overlays));
    check(found, "namespaceLabels", notEmpty(options.namespaceLabels));
    check(found, "namespaceAnnotations", notEmpty(options.namespaceAnnotations));
    check(found, "downstreamResources", notEmpty(options.downstreamResources));
    // It restricts where a tenant may deploy, so it must never be passed over.
    check(found, "allowedTargetNamespaceSelector", options.allowedTargetNamespaceSelector != null);
    check(found, "deleteNamespace", isTrue(options.deleteNamespace));
    return List.copyOf(found);
  }

  private static void check(List<String> found, String field, boolean set) {
    if (set) {
      found.add(field);
    }
  }

  private static boolean isTrue(Boolean value) {
    return Boolean.TRUE.equals(value);
  }

  private static boolean notEmpty(String value) {
    return value != null && !value.isEmpty();
  }

  private static boolean notEmpty(Collection<?> value) {
    return value != null && !value.isEmpty();
  }

  private static boolean notEmpty(Map<?, ?> value) {
    return value != null && !value.isEmpty();
  }
}
