package dev.flotilla.unserved;

import dev.flotilla.foreign.ForeignFleet;
import dev.flotilla.kubernetes.Answers;
import dev.flotilla.kubernetes.Leading;
import dev.flotilla.kubernetes.OperatorSettings;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Looks at unserved objects from time to time while this operator leads. Holds no thread. */
@ApplicationScoped
class UnservedWatch {

  private static final Logger LOG = Logger.getLogger(UnservedWatch.class);

  private static final Executor THREADS = task -> Thread.ofVirtual().name("unserved").start(task);

  @Inject KubernetesClient client;
  @Inject OperatorSettings settings;
  @Inject ForeignFleet foreignFleet;
  @Inject Clock clock;

  private volatile boolean leading;

  void begin(@Observes Leading now) {
    leading = true;
    schedule();
  }

  void end(@Observes ShutdownEvent now) {
    leading = false;
  }

  private void schedule() {
    var pause = settings.unserved().interval().toMillis();
    CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS, THREADS).execute(this::look);
  }

  private void look() {
    if (!leading) {
      return;
    }
    // Where controllers of Fleet run they serve these kinds.
    if (foreignFleet.running().isEmpty()) {
      tell();
    }
    schedule();
  }

  private void tell() {
    try {
      new UnservedSweep(client, clock).run();
    } catch (RuntimeException e) {
      // Whatever it is: it must not end all further looks.
      LOG.warnf("Objects that are not served were not told so: %s; tried again", Answers.text(e));
    }
  }
}
