package dev.flotilla.feature;

import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.api.flotilla.Leftover;
import dev.flotilla.api.flotilla.LeftoverAction;
import dev.flotilla.kubernetes.Announcer;
import dev.flotilla.status.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tells what a look for left-overs changed: each transition of an object once, as events that sum
 * up, and in the metric {@code flotilla_leftovers_total}.
 */
@ApplicationScoped
class LeftoverNews {

  private static final Map<LeftoverAction, String> DONE =
      new TreeMap<>(
          Map.of(LeftoverAction.Adopted, "taken over ", LeftoverAction.Removed, "removed "));

  @Inject Announcer announcer;
  @Inject MeterRegistry registry;

  /** Tells it; nothing when nothing changed. */
  void tell(Flotilla flotilla, List<Leftover> changed) {
    changed.forEach(this::count);
    var byAction =
        changed.stream()
            .collect(
                Collectors.groupingBy(entry -> entry.action, TreeMap::new, Collectors.toList()));
    if (DONE.keySet().stream().anyMatch(byAction::containsKey)) {
      announcer.normal(
          flotilla,
          "LeftoversRemoved",
          DONE.entrySet().stream()
              .filter(done -> byAction.containsKey(done.getKey()))
              .map(
                  done -> done.getValue() + Counts.byKind(byAction.get(done.getKey()), e -> e.kind))
              .collect(Collectors.joining("; ", "left-overs of an older Fleet: ", "")));
    }
    if (byAction.containsKey(LeftoverAction.Found)) {
      announcer.normal(
          flotilla,
          Reason.LeftoversFound.name(),
          "left-overs of an older Fleet, which spec.leftovers.dryRun keeps: "
              + Counts.byKind(byAction.get(LeftoverAction.Found), entry -> entry.kind));
    }
    byAction
        .getOrDefault(LeftoverAction.Blocked, List.of())
        .forEach(
            entry ->
                announcer.warning(
                    flotilla,
                    Reason.RemovalBlocked.name(),
                    "left-over %s %s/%s is %s"
                        .formatted(entry.kind, entry.namespace, entry.name, entry.message)));
  }

  private void count(Leftover entry) {
    Counter.builder("flotilla.leftovers")
        .description("Left-overs of an older Fleet, by what became of them")
        .tag("kind", entry.kind)
        .tag("action", entry.action.name().toLowerCase(Locale.ROOT))
        .register(registry)
        .increment();
  }
}
