package dev.flotilla.operator;

import io.javaoperatorsdk.operator.Operator;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** The timers of the operator framework. */
public final class Timers {

  private Timers() {}

  /**
   * Lets them rest between two of their tasks. The framework makes them of a pool without a core
   * thread, whose thread wakes a hundred times a second as long as there is anything to wait for.
   */
  public static void calm(Operator operator) {
    pool(operator).setCorePoolSize(1);
  }

  /** Ends them; the framework leaves them to the end of the process. */
  public static void stop(Operator operator) {
    pool(operator).shutdownNow();
  }

  private static ScheduledThreadPoolExecutor pool(Operator operator) {
    return (ScheduledThreadPoolExecutor)
        operator.getConfigurationService().getExecutorServiceManager().scheduledExecutorService();
  }
}
