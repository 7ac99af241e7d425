package dev.flotilla.feature;

import dev.flotilla.gitrepo.Ownership;
import dev.flotilla.kubernetes.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;

/**
 * The kinds of objects that the chain makes per GitRepo, in the GitRepo's namespace, found by their
 * labels and known by their owner, since anybody may use the labels.
 */
public enum SyncObject {
  /** One sync of one commit, or the record of it. */
  JOB(Job.class, "batch/v1", "Job"),
  /** What the account of a GitRepo may do. */
  ROLE_BINDING(RoleBinding.class, "rbac.authorization.k8s.io/v1", "RoleBinding"),
  /** The identity of a GitRepo's sync pods. */
  ACCOUNT(ServiceAccount.class, "v1", "ServiceAccount");

  /** Objects of a kind that one request reads; more are dealt with in the next round. */
  private static final long PAGE = 500;

  private static final Map<String, String> LABELS = Labels.of(Labels.SYNC);

  private final Class<? extends HasMetadata> type;
  private final String apiVersion;
  private final String kind;

  SyncObject(Class<? extends HasMetadata> type, String apiVersion, String kind) {
    this.type = type;
    this.apiVersion = apiVersion;
    this.kind = kind;
  }

  public String apiVersion() {
    return apiVersion;
  }

  public String kind() {
    return kind;
  }

  /**
   * The objects of this kind that are there, in all namespaces, from a live read: the first {@value
   * #PAGE}, which is none if and only if there is none.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException when they could not be read
   */
  public List<? extends HasMetadata> read(KubernetesClient client) {
    var page = new ListOptionsBuilder().withLimit(PAGE).build();
    return client.resources(type).inAnyNamespace().withLabels(LABELS).list(page).getItems().stream()
        .filter(object -> !Ownership.ownersOf(object).isEmpty())
        .toList();
  }
}
