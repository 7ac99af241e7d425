package dev.flotilla.gitrepo;

import io.fabric8.kubernetes.api.model.HasMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which GitRepos have been told that they are left to the controllers of Rancher Fleet. */
@ApplicationScoped
class ForeignNotice {

  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /** Whether a GitRepo has not been told yet; it counts as told from now on. */
  boolean isFirst(HasMetadata gitRepo) {
    return told.add(gitRepo.getMetadata().getUid());
  }

  /** The GitRepo is served again, or goes. */
  void forget(HasMetadata gitRepo) {
    told.remove(gitRepo.getMetadata().getUid());
  }
}
