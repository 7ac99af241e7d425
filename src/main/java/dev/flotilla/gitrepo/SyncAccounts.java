package dev.flotilla.gitrepo;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.bundle.Names;
import dev.flotilla.kubernetes.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * The identity of a GitRepo's sync pods: an account and a binding to the static ClusterRole {@code
 * flotilla-sync}, in the GitRepo's namespace.
 */
@ApplicationScoped
class SyncAccounts {

  private static final String ROLE = "flotilla-sync";

  @Inject KubernetesClient client;

  /** Fleet's name for both. */
  static String name(GitRepo gitRepo) {
    return Names.safeConcatName("git", gitRepo.getMetadata().getName());
  }

  /** Makes what is missing of the two. */
  void ensure(GitRepo gitRepo) {
    createIfMissing(gitRepo, new ServiceAccountBuilder().withMetadata(metadata(gitRepo)).build());
    createIfMissing(
        gitRepo,
        new RoleBindingBuilder()
            .withMetadata(metadata(gitRepo))
            .withNewRoleRef()
            .withApiGroup("rbac.authorization.k8s.io")
            .withKind("ClusterRole")
            .withName(ROLE)
            .endRoleRef()
            .addNewSubject()
            .withKind("ServiceAccount")
            .withName(name(gitRepo))
            .withNamespace(gitRepo.getMetadata().getNamespace())
            .endSubject()
            .build());
  }

  /**
   * Removes the two. The garbage collector would do it too, but it may take half a minute, and
   * until then a GitRepo that is made again under the name would use what is about to go.
   */
  void remove(GitRepo gitRepo) {
    removeIfOwned(client.resources(RoleBinding.class), gitRepo);
    removeIfOwned(client.resources(ServiceAccount.class), gitRepo);
  }

  private static <T extends HasMetadata> void removeIfOwned(
      MixedOperation<T, ?, Resource<T>> all, GitRepo gitRepo) {
    var resource = all.inNamespace(gitRepo.getMetadata().getNamespace()).withName(name(gitRepo));
    var found = resource.get();
    if (found != null && Ownership.isOf(gitRepo, found)) {
      resource.delete();
    }
  }

  private <T extends HasMetadata> void createIfMissing(GitRepo gitRepo, T object) {
    var resource = client.resource(object);
    var found = resource.get();
    if (found != null && Ownership.isOrphanOf(gitRepo, found)) {
      resource.delete();
      found = resource.get();
    }
    if (found == null) {
      resource.create();
    }
  }

  private static ObjectMeta metadata(GitRepo gitRepo) {
    return new ObjectMetaBuilder()
        .withName(name(gitRepo))
        .withNamespace(gitRepo.getMetadata().getNamespace())
        .withLabels(Labels.of(Labels.SYNC))
        .withOwnerReferences(Ownership.of(gitRepo))
        .build();
  }
}
