package dev.flotilla.feature;

import dev.flotilla.api.fleet.Condition;
import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.flotilla.FeatureStatus;
import dev.flotilla.api.flotilla.FlipStatus;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.api.flotilla.FlotillaStatus;
import dev.flotilla.kubernetes.Announcer;
import dev.flotilla.status.ConditionSet;
import dev.flotilla.status.ConditionType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Follows the switch from state to state, and tells each transition once: as an event, in the
 * metrics, and in the status how the last flip went.
 */
@ApplicationScoped
class Transitions {

  @Inject Announcer announcer;
  @Inject SwitchMetrics metrics;
  @Inject Changes changes;
  @Inject Clock clock;

  private Optional<Flip> flip = Optional.empty();
  private Told told;

  /** What the last event said of which Flotilla object. */
  private record Told(String uid, FeatureState state, String stalled) {}

  /** A reconciliation begins that works towards a decision. */
  void begin(Flotilla flotilla, Decision decision) {
    var before = feature(flotilla);
    var next = Flip.underWay(flip, before, decision.wanted(), clock.instant());
    if (!next.equals(flip)) {
      changes.clear();
    }
    flip = next;
  }

  /** A reconciliation ends; adds to the status what is known of the last flip. */
  void end(Flotilla flotilla, FlotillaStatus status) {
    var feature = status.features.getFirst();
    var done = settled(feature.state) ? flip : Optional.<Flip>empty();
    done.ifPresent(
        ended -> {
          feature.lastFlip = ended.settled(clock.instant(), changes.summary(ended.on()));
          metrics.flipped(feature.name, ended.on(), ended.took(clock.instant()));
          flip = Optional.empty();
        });
    metrics.show(status);
    announce(flotilla, status, done.isPresent() ? feature.lastFlip : null);
  }

  private void announce(Flotilla flotilla, FlotillaStatus status, FlipStatus result) {
    var uid = flotilla.getMetadata().getUid();
    var before =
        told != null && told.uid.equals(uid) ? told : told(uid, flotilla.getStatus()).orElse(null);
    told = told(uid, status).orElseThrow();
    if (before == null || before.state != told.state) {
      announcer.normal(flotilla, told.state.name(), sentence(status.features.getFirst(), result));
    }
    if (told.stalled != null && (before == null || !told.stalled.equals(before.stalled))) {
      stalled(status).ifPresent(why -> announcer.warning(flotilla, why.reason, why.message));
    }
  }

  private static Optional<Told> told(String uid, FlotillaStatus status) {
    return feature(status)
        .map(
            feature ->
                new Told(uid, feature.state, stalled(status).map(why -> why.message).orElse(null)));
  }

  private static Optional<Condition> stalled(FlotillaStatus status) {
    return ConditionSet.find(status.conditions, ConditionType.STALLED);
  }

  private static boolean settled(FeatureState state) {
    return state == FeatureState.Enabled || state == FeatureState.Disabled;
  }

  /** The state in a sentence, with what a flip that has just settled did. */
  private static String sentence(FeatureStatus feature, FlipStatus flip) {
    return switch (feature.state) {
      case Enabling -> "%s is being switched on: %s".formatted(feature.name, feature.message);
      case Disabling -> "%s is being switched off: %s".formatted(feature.name, feature.message);
      case Enabled ->
          "%s is on: %s".formatted(feature.name, feature.message)
              + (flip == null ? "" : "; created %s in %s".formatted(flip.objects, flip.duration));
      case Disabled ->
          "%s is off: %s".formatted(feature.name, feature.message)
              + (flip == null ? "" : "; removed %s in %s".formatted(flip.objects, flip.duration))
              + "; what was deployed stays";
    };
  }

  private static Optional<FeatureStatus> feature(Flotilla flotilla) {
    return feature(flotilla.getStatus());
  }

  private static Optional<FeatureStatus> feature(FlotillaStatus status) {
    return Optional.ofNullable(status)
        .map(present -> present.features)
        .filter(features -> !features.isEmpty())
        .map(List::getFirst);
  }
}
