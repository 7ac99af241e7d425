package dev.flotilla.operator;

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
  @Inject Leadership leadership;

  private volatile boolean started;

  /** Makes the objects of the local cluster and starts the controllers. */
  public void start() {
    localCluster.get().ensure();
    started = true;
    operator.get().start();
  }

  /** Stops the controllers and releases the leader's lease, so that a successor works at once. */
  void stop(@Observes ShutdownEvent shutdown) {
    if (started) {
      leadership.resign();
      operator.get().stop();
      leadership.release();
    }
  }
}
