package dev.flotilla.gitrepo;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.leftover.Classification;
import dev.flotilla.leftover.GitRepoIdentity;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Set;
import java.util.stream.Collectors;

/** Which GitRepo an object belongs to, by its owner reference. */
public final class Ownership {

  private Ownership() {}

  /** The reference that makes the garbage collector remove an object with its GitRepo. */
  static OwnerReference of(GitRepo gitRepo) {
    return new OwnerReferenceBuilder()
        .withApiVersion(gitRepo.getApiVersion())
        .withKind(gitRepo.getKind())
        .withName(gitRepo.getMetadata().getName())
        .withUid(gitRepo.getMetadata().getUid())
        .withController(true)
        .build();
  }

  /** Whether an object belongs to this very GitRepo, and not to an earlier one of its name. */
  static boolean owns(GitRepo gitRepo, HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .anyMatch(owner -> owner.getUid().equals(gitRepo.getMetadata().getUid()));
  }

  /**
   * Whether an object was made for this very GitRepo, also when somebody took the reference to it
   * away.
   */
  static boolean isOf(GitRepo gitRepo, HasMetadata object) {
    return owns(gitRepo, object) || isOrphanOf(gitRepo, object);
  }

  /**
   * Whether an object was made for this GitRepo and does not refer to it any more. The garbage
   * collector would never remove it, so that it is removed and made anew.
   */
  static boolean isOrphanOf(GitRepo gitRepo, HasMetadata object) {
    return Classification.isOrphanOf(GitRepoIdentity.of(gitRepo.getMetadata()), object);
  }

  /** The GitRepos that a sync Job is for, also when somebody took the reference to them away. */
  static Set<ResourceID> gitReposOf(Job job) {
    var owners = job.getMetadata().getOwnerReferences();
    return owners == null || owners.isEmpty()
        ? Classification.gitRepoOf(job).stream()
            .map(name -> new ResourceID(name, job.getMetadata().getNamespace()))
            .collect(Collectors.toSet())
        : ownersOf(job);
  }

  /** The GitRepos that own an object: one or none. */
  public static Set<ResourceID> ownersOf(HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .filter(owner -> "GitRepo".equals(owner.getKind()))
        .filter(owner -> owner.getApiVersion().startsWith(FleetNames.PREFIX))
        .map(owner -> new ResourceID(owner.getName(), object.getMetadata().getNamespace()))
        .collect(Collectors.toSet());
  }
}
