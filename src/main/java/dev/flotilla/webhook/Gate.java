package dev.flotilla.webhook;

import dev.flotilla.api.flotilla.FeatureStatus;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.gitrepo.Hints;
import dev.flotilla.gitrepo.Intake;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether deliveries are taken in. The operator that leads knows by itself; the others read what it
 * wrote into the status of the Flotilla object, at most once in two seconds.
 */
@ApplicationScoped
class Gate {

  static final String STARTING = "the operator has just started";
  static final String UNDECIDED = "continuous-delivery does not run: nobody has decided yet";
  private static final String UNKNOWN =
      "the API server does not tell whether continuous-delivery is on";

  private static final Duration FRESH = Duration.ofSeconds(2);

  private final Intake intake;
  private final Hints hints;
  private final KubernetesClient client;
  private final Clock clock;

  private Instant readAt = Instant.MIN;
  private Optional<String> read = Optional.empty();

  @Inject
  Gate(Intake intake, Hints hints, KubernetesClient client, Clock clock) {
    this.intake = intake;
    this.hints = hints;
    this.client = client;
    this.clock = clock;
  }

  /** Why nothing is taken in, as the GitRepos say it; empty when deliveries are. */
  Optional<String> closedBecause() {
    if (!hints.isReady()) {
      return Optional.of(STARTING);
    }
    return intake.isDecided() ? intake.closedBecause() : others();
  }

  /** The same by a read of this moment: for what is about to write. */
  Optional<String> closedNow() {
    synchronized (this) {
      readAt = Instant.MIN;
    }
    return closedBecause();
  }

  /** What another replica decided, or this one's predecessor. */
  private synchronized Optional<String> others() {
    var now = clock.instant();
    if (readAt.isAfter(now) || !readAt.plus(FRESH).isAfter(now)) {
      read = read();
      readAt = now;
    }
    return read;
  }

  private Optional<String> read() {
    try {
      return closedBecause(
          Optional.ofNullable(client.resources(Flotilla.class).withName(Flotilla.NAME).get()));
    } catch (KubernetesClientException e) {
      return Optional.of(UNKNOWN);
    }
  }

  /** Why a Flotilla object says that the chain does not run. Pure. */
  static Optional<String> closedBecause(Optional<Flotilla> flotilla) {
    if (flotilla.filter(object -> !object.isMarkedForDeletion()).isEmpty()) {
      return Optional.of(Intake.NO_SWITCH);
    }
    return flotilla
        .flatMap(Gate::decided)
        .map(
            feature ->
                feature.enabled
                    ? Optional.<String>empty()
                    : Optional.of(Intake.offBecause(feature.message)))
        .orElse(Optional.of(UNDECIDED));
  }

  /** The feature as the status shows it; empty when that is about an older specification. */
  private static Optional<FeatureStatus> decided(Flotilla flotilla) {
    var status = flotilla.getStatus();
    return status == null
            || status.features == null
            || !flotilla.getMetadata().getGeneration().equals(status.observedGeneration)
        ? Optional.empty()
        : status.features.stream()
            .filter(feature -> feature.name.equals("continuous-delivery"))
            .findFirst();
  }
}
