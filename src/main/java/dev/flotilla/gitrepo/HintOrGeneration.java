package dev.flotilla.gitrepo;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.GitRepo;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import java.util.Objects;

/**
 * The changes of a GitRepo that there is something to do about: those that the operator SDK would
 * let through by itself (specification, finalizer, deletion), and a webhook's hint.
 */
public class HintOrGeneration implements OnUpdateFilter<GitRepo> {

  @Override
  public boolean accept(GitRepo now, GitRepo before) {
    return !Objects.equals(now.getMetadata().getGeneration(), before.getMetadata().getGeneration())
        || now.isMarkedForDeletion() && !before.isMarkedForDeletion()
        || !now.hasFinalizer(FleetNames.GITREPO_FINALIZER)
        || !before.hasFinalizer(FleetNames.GITREPO_FINALIZER)
        || !hint(now).equals(hint(before));
  }

  private static String hint(GitRepo gitRepo) {
    return Hint.on(gitRepo).map(Hint::toString).orElse("");
  }
}
