package dev.flotilla.webhook;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.kubernetes.Announcer;
import dev.flotilla.kubernetes.OperatorSettings;
import dev.flotilla.webhook.provider.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Tells for which GitRepos a delivery counts. A GitRepo that names a Secret of its own ({@code
 * spec.webhookSecret}) believes that one only; the others believe {@code gitjob-webhook} in the
 * operator's namespace. Without a secret nothing is believed.
 */
@ApplicationScoped
class Verifier {

  /** Fleet's name. */
  static final String GLOBAL = "gitjob-webhook";

  private static final Logger LOG = Logger.getLogger(Verifier.class);
  private static final int MAX_SAID = 256;

  /** The problems that an event or the log tells of already. */
  private final Set<String> said =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > MAX_SAID;
            }
          });

  private final Secrets secrets;
  private final OperatorSettings settings;
  private final Announcer announcer;

  @Inject
  Verifier(Secrets secrets, OperatorSettings settings, Announcer announcer) {
    this.secrets = secrets;
    this.settings = settings;
    this.announcer = announcer;
  }

  /** Whether a delivery is signed with the secret of the whole cluster. */
  boolean isByGlobal(Delivery delivery) {
    var read = secrets.read(settings.namespace(), GLOBAL);
    read.problem().filter(this::isNew).ifPresent(LOG::info);
    return delivery.isAuthentic(read.secret());
  }

  /** The Secret that a GitRepo has for itself; empty when it has none. */
  static Optional<String> ownSecret(GitRepo gitRepo) {
    return Optional.ofNullable(gitRepo.getSpec().webhookSecret).filter(name -> !name.isBlank());
  }

  /** Whether a delivery is signed with a GitRepo's own secret. */
  boolean isByOwn(Delivery delivery, GitRepo gitRepo) {
    return ownSecret(gitRepo).filter(name -> delivery.isAuthentic(own(gitRepo, name))).isPresent();
  }

  private Secret own(GitRepo gitRepo, String name) {
    var read = secrets.read(gitRepo.getMetadata().getNamespace(), name);
    read.problem().ifPresent(problem -> tell(gitRepo, problem));
    return read.secret();
  }

  /** Once per GitRepo and problem: anybody can make it come up again. */
  private void tell(GitRepo gitRepo, String problem) {
    var metadata = gitRepo.getMetadata();
    var message = "spec.webhookSecret: " + problem;
    if (isNew(metadata.getUid() + message)) {
      LOG.warnf(
          "No webhook for GitRepo %s/%s: %s", metadata.getNamespace(), metadata.getName(), message);
      announcer.warning(gitRepo, "FailedValidatingSecret", message);
    }
  }

  private boolean isNew(String problem) {
    synchronized (said) {
      return said.add(problem);
    }
  }
}
