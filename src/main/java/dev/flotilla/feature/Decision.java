package dev.flotilla.feature;

import dev.flotilla.api.flotilla.FeatureSource;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.gitrepo.Intake;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.Optional;

/**
 * What one reconciliation of the switch works towards. Taken once, at its start, so that every
 * predicate of the workflow sees the same answer.
 *
 * @param enabled whether the feature is chosen to be on
 * @param wanted whether its objects are wanted: enabled, and the Flotilla object stays
 * @param source where the choice comes from
 * @param message the choice in words
 * @param foreign the controllers of Rancher Fleet that run here, in words; empty when none do
 */
public record Decision(
    boolean enabled,
    boolean wanted,
    FeatureSource source,
    String message,
    Optional<String> foreign) {

  /** The name of the feature in {@code spec.features}; Rancher's name for the same switch. */
  public static final String CONTINUOUS_DELIVERY = "continuous-delivery";

  /** Decides where nobody else does the same work. */
  public static Decision of(Flotilla flotilla, Choice choice) {
    return of(flotilla, choice, Optional.empty());
  }

  /**
   * Decides: what was chosen holds as long as the Flotilla object stays and nobody else does the
   * same work.
   */
  public static Decision of(Flotilla flotilla, Choice choice, Optional<String> foreign) {
    var leaving = flotilla.isMarkedForDeletion();
    return new Decision(
        choice.enabled(),
        choice.enabled() && !leaving && foreign.isEmpty(),
        choice.source(),
        leaving ? "the Flotilla object is being deleted" : foreign.orElse(choice.message()),
        foreign);
  }

  /** Why nothing of the chain runs, as the GitRepos say it. */
  String closedBecause() {
    return foreign.orElse(enabled ? Intake.NO_SWITCH : Intake.offBecause(message));
  }

  void putInto(Context<?> context) {
    context.managedWorkflowAndDependentResourceContext().put(Decision.class, this);
  }

  static Decision from(Context<?> context) {
    return context
        .managedWorkflowAndDependentResourceContext()
        .getMandatory(Decision.class, Decision.class);
  }
}
