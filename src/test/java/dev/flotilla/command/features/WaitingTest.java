package dev.flotilla.command.features;

import static dev.flotilla.api.flotilla.ManagedResourceState.Absent;
import static dev.flotilla.api.flotilla.ManagedResourceState.Present;
import static dev.flotilla.api.flotilla.ManagedResourceState.Removing;
import static dev.flotilla.command.features.Switches.all;
import static dev.flotilla.command.features.Switches.flotilla;
import static dev.flotilla.command.features.Switches.held;
import static dev.flotilla.command.features.Switches.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.ManagedResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Waiting for a flip: what is told on the way, and how it ends. */
class WaitingTest {

  private static final FeatureRow DONE = row(false, "Disabled");
  private static final FeatureRow ON_THE_WAY = row(false, "Disabling", job("sync-1", Present));

  private final List<String> told = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-24T09:00:00Z");

  @Test
  void endsWhenItIsDoneAndTellsEachStepOnce() {
    var outcome = until(looks(ON_THE_WAY, ON_THE_WAY, DONE));

    assertThat(outcome.isReached()).isTrue();
    assertThat(outcome.row()).contains(DONE);
    assertThat(told).containsExactly("Disabling: left: 1 Job");
  }

  @Test
  void tellsAtOnceWhatHoldsItAndWaitsForThat() {
    var blocked = row(false, "Disabling", held(job("sync-1", Removing), "example.org/hold"));

    assertThat(until(looks(blocked, DONE)).isReached()).isTrue();
    assertThat(told)
        .containsExactly("Disabling: Job shop/sync-1 is held by the finalizers example.org/hold");
  }

  @Test
  void endsInTimeAndNamesWhatIsInTheWay() {
    var blocked = row(false, "Disabling", held(job("sync-1", Removing), "example.org/hold"));

    var outcome = until(() -> blocked);

    assertThat(outcome.isReached()).isFalse();
    assertThat(outcome.problem())
        .isEqualTo(
            "not reached in 10s; Disabling: Job shop/sync-1 is held by the finalizers"
                + " example.org/hold");
    assertThat(now).isEqualTo("2026-11-24T09:00:10Z");
  }

  @Test
  void goesOnWhenTheClusterDoesNotAnswerForAWhile() {
    var looks = looks(ON_THE_WAY, DONE);
    var failing = new ArrayList<>(List.of(true, true, false, false));

    var outcome =
        until(
            () -> {
              if (failing.removeFirst()) {
                throw new KubernetesClientException("refused");
              }
              return looks.get();
            });

    assertThat(outcome.isReached()).isTrue();
    assertThat(told).containsExactly("no answer: refused", "Disabling: left: 1 Job");
  }

  @Test
  void endsWithoutARowWhenTheClusterNeverAnswers() {
    var outcome =
        until(
            () -> {
              throw new KubernetesClientException("refused");
            });

    assertThat(outcome.row()).isEmpty();
    assertThat(outcome.problem()).isEqualTo("not reached in 10s; no answer: refused");
  }

  @Test
  void endsAtOnceWhenSomebodyChoosesOtherwise() {
    var outcome = until(looks(ON_THE_WAY, row(true, "Enabled")));

    assertThat(outcome.isReached()).isFalse();
    assertThat(outcome.problem()).startsWith("it is switched otherwise");
    assertThat(now).isEqualTo("2026-11-24T09:00:01Z");
  }

  private Waiting.Outcome until(Supplier<FeatureRow> look) {
    return new Waiting(
            look,
            failure -> "no answer: " + failure.getMessage(),
            told::add,
            new Ticking(),
            () -> now = now.plusSeconds(1))
        .until(false, Duration.ofSeconds(10));
  }

  private static Supplier<FeatureRow> looks(FeatureRow... rows) {
    Iterator<FeatureRow> next = List.of(rows).iterator();
    return next::next;
  }

  private static FeatureRow row(boolean on, String said, ManagedResource... jobs) {
    return FeatureRow.of(
        new Facts(
            Optional.of(flotilla(on, said)),
            Optional.empty(),
            Optional.empty(),
            all(on ? Present : Absent),
            List.of(jobs)));
  }

  /** Time that passes in pauses only. */
  private final class Ticking extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
