package dev.flotilla.deploy;

import java.util.Set;

/** The scopes of Kubernetes' own types, for when there is no cluster to ask. */
final class WellKnownScopes {

  private static final Set<String> CLUSTER =
      Set.of(
          "APIService",
          "CertificateSigningRequest",
          "ClusterRole",
          "ClusterRoleBinding",
          "ClusterTrustBundle",
          "CSIDriver",
          "CSINode",
          "CustomResourceDefinition",
          "DeviceClass",
          "FlowSchema",
          "IngressClass",
          "MutatingAdmissionPolicy",
          "MutatingAdmissionPolicyBinding",
          "MutatingWebhookConfiguration",
          "Namespace",
          "Node",
          "PersistentVolume",
          "PriorityClass",
          "PriorityLevelConfiguration",
          "ResourceSlice",
          "RuntimeClass",
          "ServiceCIDR",
          "IPAddress",
          "StorageClass",
          "ValidatingAdmissionPolicy",
          "ValidatingAdmissionPolicyBinding",
          "ValidatingWebhookConfiguration",
          "VolumeAttachment",
          "VolumeAttributesClass");

  private WellKnownScopes() {}

  static Scopes.Scope of(String apiVersion, String kind) {
    var group = apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
    var isKubernetes = !group.contains(".") || group.endsWith(".k8s.io");
    if (!isKubernetes) {
      return Scopes.Scope.UNKNOWN;
    }
    return CLUSTER.contains(kind) ? Scopes.Scope.CLUSTER : Scopes.Scope.NAMESPACED;
  }
}
