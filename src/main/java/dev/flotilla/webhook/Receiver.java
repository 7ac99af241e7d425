package dev.flotilla.webhook;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.git.GitException;
import dev.flotilla.git.GitSource;
import dev.flotilla.gitrepo.Hints;
import dev.flotilla.webhook.provider.MalformedException;
import dev.flotilla.webhook.provider.Push;
import dev.flotilla.webhook.provider.RepositoryAddress;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Takes a delivery in: whether it is believed, which GitRepos it is about, a hint on each. */
@ApplicationScoped
class Receiver {

  static final Answer REFUSED =
      new Answer(
          Result.UNAUTHORIZED,
          "not signed with the secret of a GitRepo, or with that of the whole cluster");

  private static final Logger LOG = Logger.getLogger(Receiver.class);

  /** GitRepos of one repository whose own secrets are tried for one delivery. */
  private static final int MAX_OWN = 50;

  private final Gate gate;
  private final Verifier verifier;
  private final Hints hints;

  @Inject
  Receiver(Gate gate, Verifier verifier, Hints hints) {
    this.gate = gate;
    this.verifier = verifier;
    this.hints = hints;
  }

  Answer receive(Delivery delivery) {
    var byGlobal = verifier.isByGlobal(delivery);
    var gitRepos = hints.gitRepos();
    if (!byGlobal && gitRepos.stream().allMatch(repo -> Verifier.ownSecret(repo).isEmpty())) {
      return REFUSED;
    }
    try {
      return deliver(delivery, delivery.read(), byGlobal, gitRepos);
    } catch (MalformedException e) {
      // Whoever is not known is not told what is wrong.
      return byGlobal ? new Answer(Result.MALFORMED, e.getMessage()) : REFUSED;
    }
  }

  private Answer deliver(Delivery delivery, Push push, boolean byGlobal, List<GitRepo> gitRepos) {
    var about = gitRepos.stream().filter(gitRepo -> isAbout(push, gitRepo)).toList();
    var byOwn =
        about.stream()
            .filter(gitRepo -> Verifier.ownSecret(gitRepo).isPresent())
            .limit(MAX_OWN)
            .filter(gitRepo -> verifier.isByOwn(delivery, gitRepo))
            .toList();
    if (!byGlobal && byOwn.isEmpty()) {
      return REFUSED;
    }
    var told =
        about.stream()
            .filter(
                gitRepo ->
                    Verifier.ownSecret(gitRepo).isPresent() ? byOwn.contains(gitRepo) : byGlobal)
            .filter(gitRepo -> followed(push, gitRepo).isPresent())
            .toList();
    return told.isEmpty()
        ? new Answer(Result.IGNORED, "no GitRepo follows what was pushed")
        : tell(push, told);
  }

  private Answer tell(Push push, List<GitRepo> told) {
    var closed = gate.closedNow();
    if (closed.isPresent()) {
      return new Answer(Result.OFF, closed.get());
    }
    try {
      told.forEach(gitRepo -> hints.leave(gitRepo, followed(push, gitRepo).orElseThrow()));
    } catch (KubernetesClientException e) {
      LOG.warnf("A webhook could not be passed on to its GitRepos: %s", e.getMessage());
      return new Answer(Result.FAILED, "the API server did not take it; send it again");
    }
    return new Answer(
        Result.ACCEPTED, "GitRepos that look at their repository now: " + told.size());
  }

  private static boolean isAbout(Push push, GitRepo gitRepo) {
    return !gitRepo.isMarkedForDeletion()
        && RepositoryAddress.of(gitRepo.getSpec().repo)
            .filter(push.repository()::contains)
            .isPresent();
  }

  /** The commit of the ref that a GitRepo follows, as far as the push tells one. */
  private static Optional<String> followed(Push push, GitRepo gitRepo) {
    var spec = gitRepo.getSpec();
    try {
      return GitSource.of(spec.repo, spec.branch, spec.revision).ref().flatMap(push::commitOf);
    } catch (GitException notServed) {
      return Optional.empty();
    }
  }
}
