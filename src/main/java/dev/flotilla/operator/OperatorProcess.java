package dev.flotilla.operator;

import dev.flotilla.foreign.ForeignFleet;
import dev.flotilla.metrics.ObjectMetrics;
import dev.flotilla.target.LocalCluster;
import io.javaoperatorsdk.operator.Operator;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** The life of the operator: only the command of that name begins it. */
@ApplicationScoped
public class OperatorProcess {

  // Not made unless it is started: the other commands need no controllers.
  @Inject Instance<Operator> operator;
  @Inject Instance<LocalCluster> localCluster;
  @Inject Instance<ForeignFleet> foreignFleet;
  @Inject Instance<ObjectMetrics> metrics;
  @Inject Leadership leadership;

  private volatile boolean started;

  /** Makes the objects of the local cluster and starts the controllers. */
  public void start() {
    var foreign = foreignFleet.get();
    foreign.start();
    foreign.onChange(this::ensureLocalCluster);
    ensureLocalCluster();
    started = true;
    Timers.calm(operator.get());
    leadership.measure();
    metrics.get().show(operator.get());
    operator.get().start();
  }

  /** What Fleet has from the start is made by whoever works here. */
  private void ensureLocalCluster() {
    if (foreignFleet.get().running().isEmpty()) {
      localCluster.get().ensure();
    }
  }

  /** Stops the controllers and releases the leader's lease, so that a successor works at once. */
  void stop(@Observes ShutdownEvent shutdown) {
    if (started) {
      leadership.resign();
      operator.get().stop();
      foreignFleet.get().stop();
      leadership.release();
    }
  }
}
