package dev.flotilla.feature;

import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.api.flotilla.FlotillaStatus;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Puts the result of a run of the clean-up into the status and the metrics. The watch of the
 * CronJob wakes the switch when a run begins and ends; nothing more is watched for it.
 */
@ApplicationScoped
class CleanupWatch {

  private static final Logger LOG = Logger.getLogger(CleanupWatch.class);
  private static final Duration AGAIN = Duration.ofSeconds(30);

  @Inject CleanupRuns runs;
  @Inject CleanupMetrics metrics;

  /**
   * Adds the newest run if it is not in the status yet. A result that cannot be read holds nothing
   * up: it is no part of the switch.
   *
   * @return when to look again; empty when the CronJob's next change is soon enough
   */
  Optional<Duration> into(FlotillaStatus status, Context<Flotilla> context) {
    try {
      cronJob(context)
          .flatMap(cronJob -> runs.newest(cronJob, status.lastCleanup))
          .ifPresent(
              outcome -> {
                status.lastCleanup = outcome.run();
                metrics.count(outcome);
              });
      metrics.show(status.lastCleanup);
      return Optional.empty();
    } catch (KubernetesClientException e) {
      LOG.warnf("The last run of the clean-up cannot be read: %s", e.getMessage());
      return Optional.of(AGAIN);
    }
  }

  /** The CronJob as last seen; empty while it is not watched. */
  private static Optional<CronJob> cronJob(Context<Flotilla> context) {
    return context.eventSourceRetriever().getEventSourcesFor(CronJob.class).isEmpty()
        ? Optional.empty()
        : context.getSecondaryResource(CronJob.class);
  }
}
