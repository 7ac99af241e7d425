package dev.flotilla.gitrepo;

import dev.flotilla.api.fleet.GitRepo;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** How any replica, whether it leads or not, tells that a repository is worth a look. */
@ApplicationScoped
public class Hints {

  private static final PatchContext MERGE =
      new PatchContext.Builder()
          .withPatchType(PatchType.JSON_MERGE)
          .withFieldManager("flotilla-webhook")
          .build();

  @Inject GitRepoEvents events;
  @Inject KubernetesClient client;
  @Inject Clock clock;

  /** Whether this replica knows the GitRepos of the cluster (yet). */
  public boolean isReady() {
    return events.knowsGitRepos();
  }

  /** The GitRepos of the cluster as last seen; nothing is asked of the API server. */
  public List<GitRepo> gitRepos() {
    return events.gitRepos();
  }

  /**
   * Leaves a hint that a GitRepo's remote was announced to be at a commit; writes nothing when that
   * is no news.
   *
   * @throws KubernetesClientException when it could not be written
   */
  public void leave(GitRepo gitRepo, String commit) {
    var hint = Hint.of(commit, clock.instant());
    if (!hint.isNewsTo(gitRepo)) {
      return;
    }
    var metadata = gitRepo.getMetadata();
    // With the uid, so that it does not reach a later object of the same name.
    var patch =
        Map.of(
            "metadata",
            Map.of(
                "uid", metadata.getUid(), "annotations", Map.of(Hint.ANNOTATION, hint.toString())));
    try {
      client
          .resources(GitRepo.class)
          .inNamespace(metadata.getNamespace())
          .withName(metadata.getName())
          .patch(MERGE, Serialization.asJson(patch));
    } catch (KubernetesClientException e) {
      if (!isGone(e.getCode())) {
        throw e;
      }
    }
  }

  private static boolean isGone(int status) {
    return status == HttpURLConnection.HTTP_NOT_FOUND || status == HttpURLConnection.HTTP_CONFLICT;
  }
}
