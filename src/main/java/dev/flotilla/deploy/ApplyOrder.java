package dev.flotilla.deploy;

import java.util.Comparator;
import java.util.List;

/**
 * The order in which objects are applied, close to Helm's: what others need comes first, what may
 * refuse others (webhooks) last. Deleting goes the other way.
 */
final class ApplyOrder {

  private static final List<String> KINDS =
      List.of(
          "PriorityClass",
          "Namespace",
          "CustomResourceDefinition",
          "NetworkPolicy",
          "ResourceQuota",
          "LimitRange",
          "PodDisruptionBudget",
          "ServiceAccount",
          "ClusterRole",
          "ClusterRoleBinding",
          "Role",
          "RoleBinding",
          "Secret",
          "ConfigMap",
          "StorageClass",
          "PersistentVolume",
          "PersistentVolumeClaim",
          "Service",
          "DaemonSet",
          "Pod",
          "ReplicationController",
          "ReplicaSet",
          "Deployment",
          "HorizontalPodAutoscaler",
          "StatefulSet",
          "Job",
          "CronJob",
          "IngressClass",
          "Ingress");

  private static final List<String> LAST =
      List.of("APIService", "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration");

  private ApplyOrder() {}

  /** First to last when applying; objects of one rank keep the order in which they are written. */
  static Comparator<ObjectKey> applying() {
    return Comparator.comparingInt(ApplyOrder::rank);
  }

  /** First to last when deleting. */
  static Comparator<ObjectKey> deleting() {
    return applying().reversed();
  }

  private static int rank(ObjectKey key) {
    var last = LAST.indexOf(key.kind());
    if (last >= 0 && key.builtIn()) {
      return KINDS.size() + 1 + last;
    }
    var at = key.builtIn() ? KINDS.indexOf(key.kind()) : -1;
    return at >= 0 ? at : KINDS.size();
  }
}
