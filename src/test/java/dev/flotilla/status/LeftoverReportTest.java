package dev.flotilla.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.Condition;
import dev.flotilla.api.flotilla.FlotillaStatus;
import dev.flotilla.api.flotilla.Leftover;
import dev.flotilla.api.flotilla.LeftoverAction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LeftoverReportTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(600);

  private final FlotillaStatus status = new FlotillaStatus();

  @Test
  void nothingLeftIsSaidOnceAndNothingIsWrittenAfterwards() {
    report(true).addTo(status, NOW);

    assertThat(condition().status).isEqualTo("True");
    assertThat(condition().reason).isEqualTo("Succeeded");
    assertThat(status.leftovers).isNull();
    assertThat(report(true).addTo(status, LATER)).isEmpty();
    assertThat(condition().lastUpdateTime).isEqualTo(NOW.toString());
  }

  @Test
  void whatWasDoneStaysWithItsTime() {
    var news = report(true, entry("a", LeftoverAction.Removed)).addTo(status, NOW);
    assertThat(news).extracting(entry -> entry.name).containsExactly("a");
    var before = status.leftovers;

    assertThat(report(true).addTo(status, LATER)).isEmpty();

    assertThat(StatusPatch.same(before, status.leftovers)).isTrue();
    assertThat(status.leftovers.getFirst().time).isEqualTo(NOW.toString());
  }

  @Test
  void whatWasOnItsWayAndIsNotSeenAnyMoreHasGone() {
    report(true, entry("a", LeftoverAction.Removing), entry("b", LeftoverAction.Blocked))
        .addTo(status, NOW);
    assertThat(condition().reason).isEqualTo("RemovalBlocked");
    assertThat(condition().message).isEqualTo("Job ns/b is why");

    var news = report(true).addTo(status, LATER);

    assertThat(news).extracting(entry -> entry.action).containsOnly(LeftoverAction.Removed);
    assertThat(news).hasSize(2);
    assertThat(condition().status).isEqualTo("True");
  }

  @Test
  void aLookThatDidNotSeeEverythingCallsNothingGone() {
    report(true, entry("a", LeftoverAction.Removing)).addTo(status, NOW);

    assertThat(report(false).addTo(status, LATER)).isEmpty();

    assertThat(status.leftovers.getFirst().action).isEqualTo(LeftoverAction.Removing);
    assertThat(condition().reason).isEqualTo("Progressing");
  }

  @Test
  void whatWasOnlyFoundIsForgottenWhenItLeft() {
    report(true, entry("a", LeftoverAction.Found)).addTo(status, NOW);
    assertThat(condition().reason).isEqualTo("LeftoversFound");

    report(true).addTo(status, LATER);

    assertThat(status.leftovers).isNull();
  }

  @Test
  void whatCannotBeLookedAtIsNamed() {
    new LeftoverReport(List.of(), List.of("pods in x: forbidden"), false, Optional.empty())
        .addTo(status, NOW);

    assertThat(condition().status).isEqualTo("Unknown");
    assertThat(condition().message).isEqualTo("pods in x: forbidden");
  }

  @Test
  void whileFleetRunsNothingIsALeftoverAndTheHistoryStays() {
    report(true, entry("a", LeftoverAction.Removing)).addTo(status, NOW);

    LeftoverReport.notLookedFor("Fleet runs").addTo(status, LATER);

    assertThat(condition().reason).isEqualTo("ForeignController");
    assertThat(status.leftovers.getFirst().action).isEqualTo(LeftoverAction.Removing);
  }

  @Test
  void ofManyTheLatestAreNamedAndTheOthersCounted() {
    many(0, 100).addTo(status, NOW);
    many(100, 160).addTo(status, LATER);

    assertThat(status.leftovers).hasSize(LeftoverHistory.MOST + 1);
    var count = status.leftovers.getLast();
    assertThat(count.name).isNull();
    assertThat(count.action).isEqualTo(LeftoverAction.Removed);
    assertThat(count.message).isEqualTo("110 more");
    var before = status.leftovers;
    report(true).addTo(status, LATER.plusSeconds(600));
    assertThat(StatusPatch.same(before, status.leftovers)).isTrue();
  }

  @Test
  void whatIsStillThereComesBeforeWhatWasDone() {
    Stream.of(many(0, 80), report(true, entry("held", LeftoverAction.Blocked)))
        .forEach(report -> report.addTo(status, NOW));

    assertThat(status.leftovers.getFirst().name).isEqualTo("held");
  }

  private static LeftoverReport many(int from, int to) {
    return report(
        true,
        IntStream.range(from, to)
            .mapToObj(i -> entry("job-" + i, LeftoverAction.Removed))
            .toArray(Leftover[]::new));
  }

  private static LeftoverReport report(boolean complete, Leftover... seen) {
    return new LeftoverReport(List.of(seen), List.of(), complete, Optional.empty());
  }

  private static Leftover entry(String name, LeftoverAction action) {
    var entry = new Leftover();
    entry.apiVersion = "batch/v1";
    entry.kind = "Job";
    entry.namespace = "ns";
    entry.name = name;
    entry.action = action;
    entry.message = "why";
    return entry;
  }

  private Condition condition() {
    return ConditionSet.find(status.conditions, ConditionType.LEFTOVERS_REMOVED).orElseThrow();
  }
}
