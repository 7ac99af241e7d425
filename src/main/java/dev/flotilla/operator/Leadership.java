package dev.flotilla.operator;

import dev.flotilla.kubernetes.Leading;
import dev.flotilla.kubernetes.OperatorSettings;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Of several operators one works, and the others wait for its lease. */
@ApplicationScoped
class Leadership {

  private static final Logger LOG = Logger.getLogger(Leadership.class);
  private static final String LEASE = "flotilla";

  @Inject KubernetesClient client;
  @Inject OperatorSettings settings;
  @Inject Event<Leading> leading;
  @Inject MeterRegistry registry;

  private volatile boolean leads;
  private volatile boolean resigning;

  /** Fleet's times, so that a machine that stands still for a moment ends nothing. */
  @Produces
  @Singleton
  LeaderElectionConfiguration election() {
    return LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(LEASE)
        .withLeaseNamespace(settings.namespace())
        .withIdentity(settings.podName())
        .withLeaseDuration(Duration.ofSeconds(30))
        .withRenewDeadline(Duration.ofSeconds(25))
        .withLeaderCallbacks(new LeaderCallbacks(this::begin, this::lost, leader -> {}))
        .build();
  }

  /** Shows whether this operator leads. */
  void measure() {
    Gauge.builder("flotilla.leader", () -> leads ? 1 : 0)
        .description("Whether this operator leads: 1 for the one that works, 0 for those that wait")
        .register(registry);
  }

  private void begin() {
    leads = true;
    leading.fire(new Leading());
  }

  /** Says that the end of leading that follows is meant. */
  void resign() {
    resigning = true;
  }

  /**
   * Frees the lease, so that a successor works at once and not after 30 s; JOSDK leaves it to
   * expire. To be called when the controllers have stopped.
   */
  void release() {
    try {
      var lease = client.leases().inNamespace(settings.namespace()).withName(LEASE).get();
      if (lease != null && settings.podName().equals(lease.getSpec().getHolderIdentity())) {
        lease.getSpec().setHolderIdentity("");
        client.resource(lease).update();
      }
    } catch (KubernetesClientException e) {
      LOG.warnf("The lease could not be released and will expire: %s", e.getMessage());
    }
  }

  /** Whoever has lost the lease must not write any more: another operator works by now. */
  private void lost() {
    if (!resigning) {
      LOG.error("The lease is lost; ending at once");
      Runtime.getRuntime().halt(1);
    }
  }
}
