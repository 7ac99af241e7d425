package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.api.flotilla.Leftover;
import dev.flotilla.api.flotilla.LeftoverAction;
import dev.flotilla.testing.HeardEvents;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeftoverNewsTest {

  private final HeardEvents heard = new HeardEvents();
  private final List<String> events = heard.events();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final LeftoverNews news = news();

  @Test
  void nothingIsToldWhenNothingChanged() {
    news.tell(new Flotilla(), List.of());

    assertThat(events).isEmpty();
    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void whatWasDoneIsOneEventWithCountsByKind() {
    news.tell(
        new Flotilla(),
        List.of(
            entry(LeftoverAction.Removed, "Pod"),
            entry(LeftoverAction.Removed, "Job"),
            entry(LeftoverAction.Removed, "Job"),
            entry(LeftoverAction.Adopted, "CronJob"),
            entry(LeftoverAction.Removing, "Job")));

    assertThat(events)
        .containsExactly(
            "Normal LeftoversRemoved left-overs of an older Fleet: "
                + "taken over 1 CronJob; removed 2 Job, 1 Pod");
    assertThat(
            registry
                .get("flotilla.leftovers")
                .tags("kind", "Job", "action", "removed")
                .counter()
                .count())
        .isEqualTo(2);
  }

  @Test
  void whatADryRunKeepsIsCounted() {
    news.tell(new Flotilla(), List.of(entry(LeftoverAction.Found, "CronJob")));

    assertThat(events)
        .containsExactly(
            "Normal LeftoversFound left-overs of an older Fleet, "
                + "which spec.leftovers.dryRun keeps: 1 CronJob");
  }

  @Test
  void whatIsHeldIsNamed() {
    var held = entry(LeftoverAction.Blocked, "Job");
    held.message = "held by the finalizers example.org/hold";

    news.tell(new Flotilla(), List.of(held));

    assertThat(events)
        .containsExactly(
            "Warning RemovalBlocked left-over Job ns/one is held by the finalizers example.org/hold");
  }

  private static Leftover entry(LeftoverAction action, String kind) {
    var entry = new Leftover();
    entry.kind = kind;
    entry.namespace = "ns";
    entry.name = "one";
    entry.action = action;
    return entry;
  }

  private LeftoverNews news() {
    var made = new LeftoverNews();
    made.registry = registry;
    made.announcer = heard;
    return made;
  }
}
