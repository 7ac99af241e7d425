package dev.flotilla.feature;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.flotilla.ManagedResource;
import dev.flotilla.leftover.Classification;
import dev.flotilla.status.ManagedResources;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;

/**
 * The objects of the switch, each there once per cluster. The one list that the dependents, the
 * predicates and the live read of the status go by.
 */
public enum ManagedObject {
  /** Deletes expired sync-job records; Fleet's name. */
  CLEANUP_CRON_JOB(CronJob.class, "batch/v1", "CronJob", FleetNames.CLEANUP, true),
  /** The identity of the clean-up pods. */
  CLEANUP_ACCOUNT(ServiceAccount.class, "v1", "ServiceAccount", "flotilla-cleanup", true),
  /** What that identity may do: the static ClusterRole {@code flotilla-cleanup}. */
  CLEANUP_BINDING(
      ClusterRoleBinding.class,
      "rbac.authorization.k8s.io/v1",
      "ClusterRoleBinding",
      "flotilla-cleanup",
      false);

  private final Class<? extends HasMetadata> type;
  private final String apiVersion;
  private final String kind;
  private final String objectName;
  private final boolean namespaced;

  ManagedObject(
      Class<? extends HasMetadata> type,
      String apiVersion,
      String kind,
      String objectName,
      boolean namespaced) {
    this.type = type;
    this.apiVersion = apiVersion;
    this.kind = kind;
    this.objectName = objectName;
    this.namespaced = namespaced;
  }

  public String apiVersion() {
    return apiVersion;
  }

  public String kind() {
    return kind;
  }

  /** The name of the object, which is {@code metadata.name}. */
  public String objectName() {
    return objectName;
  }

  public boolean namespaced() {
    return namespaced;
  }

  /**
   * Reads our object from the API server, past every cache.
   *
   * @param namespace the operator's namespace
   * @return the object, or empty when the API server says that there is none, or one under its name
   *     that is not ours
   * @throws io.fabric8.kubernetes.client.KubernetesClientException when it could not be read
   */
  public Optional<HasMetadata> read(KubernetesClient client, String namespace) {
    return find(client, namespace).filter(ManagedObject::isOurs);
  }

  /** The same, whosever it is. */
  Optional<HasMetadata> find(KubernetesClient client, String namespace) {
    var all = client.resources(type);
    var named =
        namespaced ? all.inNamespace(namespace).withName(objectName) : all.withName(objectName);
    return Optional.ofNullable(named.get());
  }

  static boolean isOurs(HasMetadata object) {
    return Classification.ofSingleton(object).isOurs();
  }

  /**
   * The entry of {@code status.resources} for when there is no such object.
   *
   * @param namespace the operator's namespace
   */
  public ManagedResource absent(String namespace) {
    return ManagedResources.absent(apiVersion, kind, namespaced ? namespace : null, objectName);
  }
}
