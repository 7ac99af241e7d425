package dev.flotilla.model;

import dev.flotilla.testing.Edits;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where the managed objects are, as a person finds them. */
record Managed(KubernetesClient admin) {

  static final String SYSTEM = "flotilla-system";
  static final String LOCAL = "fleet-local";
  static final String CRON_JOB = "fleet-cleanup-gitrepo-jobs";
  static final String CLEANUP = "flotilla-cleanup";

  private static final Map<String, String> SYNC =
      Map.of("app.kubernetes.io/managed-by", "flotilla", "app.kubernetes.io/component", "sync");

  /** A finalizer of somebody else. */
  static final String HOLD = "example.org/hold";

  /** Kinds of the objects that there are once. */
  static final List<Class<? extends HasMetadata>> SINGLETONS =
      List.of(CronJob.class, ServiceAccount.class, ClusterRoleBinding.class);

  /** Kinds of the objects that there are per GitRepo. */
  static final List<Class<? extends HasMetadata>> PER_GITREPO =
      List.of(Job.class, ServiceAccount.class, RoleBinding.class);

  Resource<CronJob> cronJob() {
    return admin.batch().v1().cronjobs().inNamespace(SYSTEM).withName(CRON_JOB);
  }

  Resource<ServiceAccount> account() {
    return admin.serviceAccounts().inNamespace(SYSTEM).withName(CLEANUP);
  }

  Resource<ClusterRoleBinding> binding() {
    return admin.rbac().clusterRoleBindings().withName(CLEANUP);
  }

  /** The one object of a kind in {@link #SINGLETONS}. */
  Resource<? extends HasMetadata> singleton(Class<? extends HasMetadata> kind) {
    return kind == CronJob.class ? cronJob() : kind == ServiceAccount.class ? account() : binding();
  }

  /** The objects of a kind that a GitRepo owns, whatever their labels are. */
  <T extends HasMetadata> List<T> ownedByGitRepos(Class<T> kind) {
    return admin.resources(kind).inAnyNamespace().list().getItems().stream()
        .filter(Managed::isOwned)
        .toList();
  }

  /** The objects of a kind that were made for a GitRepo, whatever is left of their marks. */
  <T extends HasMetadata> List<T> ofGitRepos(Class<T> kind) {
    return admin.resources(kind).inAnyNamespace().list().getItems().stream()
        .filter(object -> isOwned(object) || isLabelled(object) && !Bystanders.isOne(object))
        .toList();
  }

  private static boolean isOwned(HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .anyMatch(owner -> owner.getKind().equals("GitRepo"));
  }

  static boolean isLabelled(HasMetadata object) {
    return object.getMetadata().getLabels() != null
        && object.getMetadata().getLabels().entrySet().containsAll(SYNC.entrySet());
  }

  /** Takes {@link #HOLD} from whatever has it. */
  void release() {
    var singletons = SINGLETONS.stream().map(kind -> singleton(kind).get());
    var others = PER_GITREPO.stream().flatMap(kind -> ofGitRepos(kind).stream());
    Stream.concat(singletons, others)
        .filter(object -> object != null && object.hasFinalizer(HOLD))
        .forEach(this::release);
  }

  private void release(HasMetadata held) {
    World.byHand(
        () ->
            Edits.change(
                named(held),
                object -> {
                  object.removeFinalizer(HOLD);
                  return object;
                }));
  }

  /**
   * An object that was found, by its name: by the object itself, each try to change it would start
   * from what was found, and be refused as often as it is made once somebody else has written.
   */
  @SuppressWarnings("unchecked")
  Resource<HasMetadata> named(HasMetadata found) {
    var all = admin.resources((Class<HasMetadata>) found.getClass());
    var metadata = found.getMetadata();
    return metadata.getNamespace() == null
        ? all.withName(metadata.getName())
        : all.inNamespace(metadata.getNamespace()).withName(metadata.getName());
  }

  static boolean owns(HasMetadata owner, HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .anyMatch(reference -> reference.getUid().equals(owner.getMetadata().getUid()));
  }
}
