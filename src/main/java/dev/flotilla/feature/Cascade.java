package dev.flotilla.feature;

import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.api.flotilla.ManagedResource;
import dev.flotilla.api.flotilla.ManagedResourceState;
import dev.flotilla.gitrepo.Intake;
import io.javaoperatorsdk.operator.AggregatedOperatorException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;

/** One round of the switch's workflow between two live reads. */
@ApplicationScoped
class Cascade {

  @Inject LiveRead live;
  @Inject Intake intake;
  @Inject Instance<SingletonDependent<?>> singletons;

  /**
   * @param resources what is there after the round
   * @param failure what went wrong, in words; null when nothing did
   */
  record Outcome(List<ManagedResource> resources, String failure) {}

  /**
   * Works towards what was decided.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException when the API server does not
   *     answer, since nothing can be said then
   */
  Outcome run(Decision decision, Context<Flotilla> context) {
    decision.putInto(context);
    if (!decision.wanted()) {
      // Before anything that can fail: nothing new begins while the rest is being removed.
      intake.close(decision.closedBecause());
      var left = live.read(decision);
      if (nothing(left)) {
        releaseWatches(context);
        return new Outcome(left, null);
      }
    }
    var failures = round(context);
    var resources = live.read(decision);
    if (!decision.wanted() && nothing(resources)) {
      releaseWatches(context);
    }
    return new Outcome(failures.mark(resources), failures.orUnknown(resources));
  }

  /**
   * A node that is deleted because one below it is has its watch started by the workflow and never
   * stopped (JOSDK evaluates the activation of top nodes only), so the end of the way stops all.
   */
  private void releaseWatches(Context<Flotilla> context) {
    singletons.forEach(
        node -> context.eventSourceRetriever().dynamicallyDeRegisterEventSource(node.name()));
  }

  private static boolean nothing(List<ManagedResource> resources) {
    return resources.stream().allMatch(entry -> entry.state == ManagedResourceState.Absent);
  }

  /** Runs the workflow; branches do not stop each other, so that a failure is one of several. */
  private Failures round(Context<Flotilla> context) {
    try {
      context.managedWorkflowAndDependentResourceContext().reconcileManagedWorkflow();
      return Failures.NONE;
    } catch (AggregatedOperatorException e) {
      return Failures.of(e.getAggregatedExceptions(), singletons);
    }
  }
}
