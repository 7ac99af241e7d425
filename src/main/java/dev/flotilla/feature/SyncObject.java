package dev.flotilla.feature;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;

/** The kinds of objects that the chain makes per GitRepo, in the GitRepo's namespace. */
public enum SyncObject {
  /** One sync of one commit, or the record of it. */
  JOB(Job.class, "batch/v1", "Job"),
  /** What the account of a GitRepo may do. */
  ROLE_BINDING(RoleBinding.class, "rbac.authorization.k8s.io/v1", "RoleBinding"),
  /** The identity of a GitRepo's sync pods. */
  ACCOUNT(ServiceAccount.class, "v1", "ServiceAccount");

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

  Class<? extends HasMetadata> type() {
    return type;
  }
}
