package dev.flotilla.testing.inprocess;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.reconciler.RetryInfo;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What the controllers of one life are doing. */
public final class Activity implements Metrics {

  private final AtomicInteger underWay = new AtomicInteger();
  private final Map<String, Integer> rounds = new ConcurrentHashMap<>();

  /** Whether no reconciliation is under way or waits for a thread; a later one may be planned. */
  public boolean isIdle() {
    return underWay.get() == 0;
  }

  /** How many reconciliations a controller has ended, well or badly. */
  public int rounds(String controller) {
    return rounds.getOrDefault(controller, 0);
  }

  @Override
  public void reconciliationSubmitted(
      HasMetadata resource, RetryInfo retry, Map<String, Object> metadata) {
    underWay.incrementAndGet();
  }

  @Override
  public void reconciliationFinished(
      HasMetadata resource, RetryInfo retry, Map<String, Object> metadata) {
    underWay.decrementAndGet();
  }

  @Override
  public <T> T timeControllerExecution(ControllerExecution<T> execution) throws Exception {
    try {
      return execution.execute();
    } finally {
      rounds.merge(execution.controllerName(), 1, Integer::sum);
    }
  }
}
