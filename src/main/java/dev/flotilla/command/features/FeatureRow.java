package dev.flotilla.command.features;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.flotilla.FeatureStatus;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.api.flotilla.ManagedResource;
import dev.flotilla.api.flotilla.ManagedResourceState;
import dev.flotilla.feature.Decision;
import dev.flotilla.status.ConditionType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/**
 * One feature as it is: what the operator says of it in the status, held against what a live read
 * found. The status alone may be old, and the objects alone do not tell whether producers run.
 *
 * @param name the name of the feature
 * @param state how far it is; never settled when the objects say otherwise
 * @param enabled whether it is wanted
 * @param source who decided that; {@code None} when there is no Flotilla object
 * @param since since when the operator calls it so (RFC 3339); empty when it does not
 * @param settled whether everything is as it was chosen
 * @param message why it is so, or what is in the way
 * @param objects what the feature consists of, from the live read
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"name", "state", "enabled", "source", "since", "settled", "message", "objects"})
record FeatureRow(
    String name,
    FeatureState state,
    boolean enabled,
    String source,
    String since,
    boolean settled,
    String message,
    List<ManagedResource> objects) {

  private static final String NO_SOURCE = "None";

  static FeatureRow of(Facts facts) {
    return facts
        .flotilla()
        .flatMap(flotilla -> facts.decision().map(decision -> of(flotilla, decision, facts)))
        .orElseGet(() -> without(facts.objects()));
  }

  private static FeatureRow of(Flotilla flotilla, Decision decision, Facts facts) {
    var said = said(flotilla, decision);
    var reached = said.map(FeatureRow::isSettled).orElse(false);
    var amiss = amiss(facts);
    var done = reached && amiss.isEmpty();
    var settled = done && (decision.foreign().isEmpty() || !decision.enabled());
    return new FeatureRow(
        Decision.CONTINUOUS_DELIVERY,
        state(decision.wanted(), done),
        decision.wanted(),
        decision.source().name(),
        said.filter(each -> done || !reached).map(each -> each.since).orElse(""),
        settled,
        done ? decision.message() : why(flotilla, decision, amiss, said.isPresent(), reached),
        facts.objects());
  }

  private static String why(
      Flotilla flotilla,
      Decision decision,
      List<ManagedResource> amiss,
      boolean seen,
      boolean reached) {
    var blocked = ObjectWords.blocked(amiss);
    if (!blocked.isEmpty()) {
      return blocked;
    }
    if (!seen) {
      return decision.message() + "; the operator has not acted on it yet";
    }
    var objects =
        decision.wanted()
            ? "missing: " + ObjectWords.named(amiss)
            : "left: " + ObjectWords.byKind(amiss);
    return reached
        ? objects
        : ready(flotilla).orElse(amiss.isEmpty() ? decision.message() : objects);
  }

  /** Nothing of the chain runs; what is there all the same was left when the object went. */
  private static FeatureRow without(List<ManagedResource> objects) {
    var left = ObjectWords.notIn(objects, ManagedResourceState.Absent);
    return new FeatureRow(
        Decision.CONTINUOUS_DELIVERY,
        state(false, left.isEmpty()),
        false,
        NO_SOURCE,
        "",
        left.isEmpty(),
        "there is no Flotilla object, without which nothing of the chain runs"
            + (left.isEmpty() ? "" : "; left: " + ObjectWords.byKind(left)),
        objects);
  }

  /** What the status says of this very decision; empty while it is of an earlier one. */
  private static Optional<FeatureStatus> said(Flotilla flotilla, Decision decision) {
    return Optional.ofNullable(flotilla.getStatus())
        .filter(status -> flotilla.getMetadata().getGeneration().equals(status.observedGeneration))
        .map(status -> status.features)
        .flatMap(FeatureRow::entry)
        .filter(entry -> entry.enabled != null && entry.enabled == decision.wanted());
  }

  private static Optional<FeatureStatus> entry(List<FeatureStatus> features) {
    return features.stream()
        .filter(each -> Decision.CONTINUOUS_DELIVERY.equals(each.name))
        .findFirst();
  }

  private static boolean isSettled(FeatureStatus said) {
    return said.state == FeatureState.Enabled || said.state == FeatureState.Disabled;
  }

  private static FeatureState state(boolean wanted, boolean done) {
    if (wanted) {
      return done ? FeatureState.Enabled : FeatureState.Enabling;
    }
    return done ? FeatureState.Disabled : FeatureState.Disabling;
  }

  /** The objects that are not as they are to be. Those of GitRepos come and go while it is on. */
  private static List<ManagedResource> amiss(Facts facts) {
    return facts.wanted()
        ? ObjectWords.notIn(facts.singletons(), ManagedResourceState.Present)
        : ObjectWords.notIn(facts.objects(), ManagedResourceState.Absent);
  }

  /** What the operator itself says is in the way. */
  private static Optional<String> ready(Flotilla flotilla) {
    return Optional.ofNullable(flotilla.getStatus())
        .map(status -> status.conditions)
        .flatMap(
            conditions ->
                conditions.stream()
                    .filter(each -> ConditionType.READY.equals(each.type))
                    .filter(each -> "False".equals(each.status))
                    .map(each -> each.message)
                    .findFirst());
  }
}
