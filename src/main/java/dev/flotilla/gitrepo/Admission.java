package dev.flotilla.gitrepo;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.kubernetes.Announcer;
import dev.flotilla.status.ConditionSet;
import dev.flotilla.status.ConditionType;
import dev.flotilla.status.GitRepoFacts.Refusal;
import dev.flotilla.status.Reason;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Holds GitRepos to the restrictions of their namespace, and writes its defaults into them. */
@ApplicationScoped
class Admission {

  private static final PatchContext MERGE =
      new PatchContext.Builder()
          .withPatchType(PatchType.JSON_MERGE)
          .withFieldManager("flotilla-restrictions")
          .build();

  @Inject RestrictionWatch watch;
  @Inject KubernetesClient client;
  @Inject Announcer announcer;

  /**
   * Why a GitRepo may not be followed as it is; empty when it may. Defaults that it lacks are
   * written into its specification, as Fleet does; what is missing then is a new generation of it.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException when they could not be written,
   *     with 409 when the GitRepo was changed meanwhile
   */
  Optional<Answer> answer(GitRepo gitRepo) {
    try {
      var defaults = watch.of(gitRepo.getMetadata().getNamespace()).check(gitRepo.getSpec());
      if (defaults.isEmpty()) {
        return Optional.empty();
      }
      fillIn(gitRepo, defaults);
      return Optional.of(new Answer.Changed());
    } catch (RestrictedException e) {
      announceOnce(gitRepo, e.getMessage());
      return Optional.of(new Answer.Refused(new Refusal(Reason.PolicyViolation, e.getMessage())));
    }
  }

  /** What keeps a GitRepo from being followed now. */
  sealed interface Answer {

    /** It asks for something that is not allowed. */
    record Refused(Refusal refusal) implements Answer {}

    /** It has just got defaults, and will be looked at again as it is then. */
    record Changed() implements Answer {}
  }

  private void fillIn(GitRepo gitRepo, Restrictions.Defaults defaults) {
    var metadata = gitRepo.getMetadata();
    var spec = new HashMap<String, Object>();
    defaults.serviceAccount().ifPresent(name -> spec.put("serviceAccount", name));
    defaults.clientSecretName().ifPresent(name -> spec.put("clientSecretName", name));
    // With the version, so that it does not undo what somebody chose meanwhile.
    var patch =
        Map.of(
            "metadata",
            Map.of("uid", metadata.getUid(), "resourceVersion", metadata.getResourceVersion()),
            "spec",
            spec);
    client
        .resources(GitRepo.class)
        .inNamespace(metadata.getNamespace())
        .withName(metadata.getName())
        .patch(MERGE, Serialization.asJson(patch));
  }

  /** The status tells whether it was said already. */
  private void announceOnce(GitRepo gitRepo, String message) {
    var status = gitRepo.getStatus();
    var isShown =
        status != null
            && ConditionSet.find(status.conditions, ConditionType.ACCEPTED)
                .filter(accepted -> message.equals(accepted.message))
                .isPresent();
    if (!isShown) {
      announcer.warning(gitRepo, Reason.PolicyViolation.name(), message);
    }
  }
}
