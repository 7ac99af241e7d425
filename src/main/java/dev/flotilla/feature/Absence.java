package dev.flotilla.feature;

import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.gitrepo.Intake;
import dev.flotilla.kubernetes.Answers;
import dev.flotilla.kubernetes.Leading;
import dev.flotilla.kubernetes.PrunedStore;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Serves the time without a Flotilla object. Usually its finalizer has seen to everything before it
 * goes; but somebody may strip that by hand, delete the CRD with force, or do either while no
 * operator runs. Without the object nothing calls the reconciler, so this looks by itself: when the
 * object goes, and when the operator begins to work.
 */
@ApplicationScoped
class Absence {

  private static final Logger LOG = Logger.getLogger(Absence.class);
  private static final Executor THREADS = Thread.ofVirtual().name("flotilla-absence")::start;

  @Inject KubernetesClient client;
  @Inject Intake intake;
  @Inject Remains remains;

  /** Held while anybody works from a Flotilla object, or from there being none. */
  private final ReentrantLock turn = new ReentrantLock();

  /** Events that were not looked into yet. */
  private final AtomicInteger reasons = new AtomicInteger();

  private volatile boolean leading;

  /** Tells when the object has gone; the controller itself has no event for that. */
  EventSource<Flotilla, Flotilla> source(EventSourceContext<Flotilla> context) {
    var configuration =
        InformerEventSourceConfiguration.from(Flotilla.class, Flotilla.class)
            .withName("flotilla-gone")
            .withWatchAllNamespaces()
            .withItemStore(new PrunedStore<>())
            .withSecondaryToPrimaryMapper(any -> Set.of())
            .build();
    return new InformerEventSource<>(configuration, context) {
      @Override
      public void onDelete(Flotilla flotilla, boolean finalStateUnknown) {
        super.onDelete(flotilla, finalStateUnknown);
        look();
      }
    };
  }

  void begin(@Observes Leading now) {
    leading = true;
    look();
  }

  void end(@Observes ShutdownEvent now) {
    leading = false;
  }

  /**
   * Does one piece of work from a Flotilla object, or from there being none. A round that has found
   * none must not go on beside the work for a new one: it would remove what is made for it, and
   * close the entrance that was opened for it.
   */
  <T> T inTurn(Supplier<T> work) {
    turn.lock();
    try {
      return work.get();
    } finally {
      turn.unlock();
    }
  }

  /** Clears up beside the events, one round after the other. */
  private void look() {
    if (leading && reasons.getAndIncrement() == 0) {
      schedule(Duration.ZERO);
    }
  }

  private void schedule(Duration pause) {
    CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, THREADS)
        .execute(() -> clear(pause));
  }

  /** Ends when nothing is left, or when there is a Flotilla object again to decide from. */
  private void clear(Duration pause) {
    if (!leading) {
      return;
    }
    var seen = reasons.get();
    if (!inTurn(this::round)) {
      schedule(Pace.longer(pause));
    } else if (reasons.addAndGet(-seen) > 0) {
      schedule(Duration.ZERO);
    }
  }

  private boolean round() {
    try {
      if (client.resources(Flotilla.class).withName(Flotilla.NAME).get() != null) {
        return true;
      }
      intake.close(Intake.NO_SWITCH);
      return remains.remove();
    } catch (RuntimeException e) {
      // Whatever it is: nobody else would look again.
      LOG.warnf("Without a Flotilla object: %s; tried again", Answers.text(e));
      return false;
    }
  }
}
