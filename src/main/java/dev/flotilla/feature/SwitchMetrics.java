package dev.flotilla.feature;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.flotilla.FeatureStatus;
import dev.flotilla.api.flotilla.FlotillaStatus;
import dev.flotilla.api.flotilla.ManagedResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The metrics of the switch, {@code flotilla_feature_…}. Only the operator that leads has them, and
 * only from its first look on.
 */
@ApplicationScoped
class SwitchMetrics {

  private static final String FEATURE = "feature";

  private final MeterRegistry registry;
  private final MultiGauge enabled;
  private final MultiGauge states;
  private final MultiGauge objects;
  private final MultiGauge durations;
  private Shown shown;

  private record Shown(boolean enabled, FeatureState state, Map<Tags, Long> objects) {}

  @Inject
  SwitchMetrics(MeterRegistry registry) {
    this.registry = registry;
    enabled =
        MultiGauge.builder("flotilla.feature.enabled")
            .description("Whether the feature is wanted: 1 or 0")
            .register(registry);
    states =
        MultiGauge.builder("flotilla.feature.state")
            .description("1 for the state that the feature is in, 0 for the others")
            .register(registry);
    objects =
        MultiGauge.builder("flotilla.feature.objects")
            .description("Objects of the feature by kind and state, as the last live read saw them")
            .register(registry);
    durations =
        MultiGauge.builder("flotilla.feature.last.flip.duration")
            .description(
                "How long the last flip took, from when it was seen until all was verified")
            .baseUnit("seconds")
            .register(registry);
  }

  /** Shows what a status says. Gauges are missing while they are put in anew: not for nothing. */
  void show(FlotillaStatus status) {
    var feature = status.features.getFirst();
    var counts =
        status.resources.stream()
            .collect(Collectors.groupingBy(SwitchMetrics::tags, Collectors.counting()));
    var next = new Shown(feature.enabled, feature.state, counts);
    if (next.equals(shown)) {
      return;
    }
    shown = next;
    var name = Tags.of(FEATURE, feature.name);
    enabled.register(List.of(MultiGauge.Row.of(name, feature.enabled ? 1 : 0)), true);
    states.register(
        Arrays.stream(FeatureState.values())
            .map(state -> row(name, state, feature))
            .collect(Collectors.toList()),
        true);
    objects.register(
        counts.entrySet().stream()
            .map(entry -> MultiGauge.Row.of(entry.getKey(), entry.getValue()))
            .collect(Collectors.toList()),
        true);
  }

  /** Counts a flip that has settled. */
  void flipped(String feature, boolean on, Duration took) {
    var name = Tags.of(FEATURE, feature);
    Counter.builder("flotilla.feature.flips")
        .description("Flips that settled")
        .tags(name.and("to", on ? "on" : "off"))
        .register(registry)
        .increment();
    durations.register(List.of(MultiGauge.Row.of(name, took.toMillis() / 1000d)), true);
  }

  /** Counts an object that somebody changed or deleted and that was put back. */
  void putBack(HasMetadata object) {
    Counter.builder("flotilla.feature.hand.edits.reverted")
        .description("Changes and deletions by others that were put back")
        .tag("kind", object.getKind())
        .register(registry)
        .increment();
  }

  private static MultiGauge.Row<Number> row(Tags name, FeatureState state, FeatureStatus feature) {
    return MultiGauge.Row.of(name.and("state", state.name()), feature.state == state ? 1 : 0);
  }

  private static Tags tags(ManagedResource resource) {
    return Tags.of("kind", resource.kind, "state", resource.state.name());
  }
}
