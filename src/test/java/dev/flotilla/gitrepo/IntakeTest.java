package dev.flotilla.gitrepo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flotilla.api.flotilla.SyncJobSettings;
import io.javaoperatorsdk.operator.OperatorException;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class IntakeTest {

  private final List<String> calls = new ArrayList<>();
  private final SyncJobSettings settings = new SyncJobSettings();
  private boolean watchFails;

  private final Polls polls =
      new Polls(null, null, null) {
        @Override
        synchronized void start(Consumer<ResourceID> wake) {
          calls.add("poll");
        }

        @Override
        synchronized void stop() {
          calls.add("stop polling");
        }
      };

  private final GitRepoEvents events =
      new GitRepoEvents() {
        @Override
        void wakeAll() {
          calls.add("wake");
        }

        @Override
        void watch() {
          if (watchFails) {
            throw new OperatorException("forbidden");
          }
          calls.add("watch");
        }

        @Override
        void unwatch() {
          calls.add("unwatch");
        }
      };

  private final Intake intake = new Intake(polls, events);

  @Test
  void nobodyHasDecidedAtFirstAndNothingBegins() {
    assertThat(intake.isDecided()).isFalse();
    assertThat(intake.closedBecause()).isEmpty();
    assertThat(intake.whileOpen(any -> "a job")).isEmpty();
  }

  @Test
  void opensOnceAndWakesEverybody() {
    intake.open(settings);
    intake.open(settings);

    assertThat(calls).containsExactly("poll", "watch", "wake");
    assertThat(intake.isOpen()).isTrue();
  }

  @Test
  void newSettingsCountForWhatBeginsFromNowOn() {
    intake.open(settings);
    var other = new SyncJobSettings();
    intake.open(other);

    assertThat(intake.whileOpen(used -> used)).contains(other);
  }

  @Test
  void closesOnceForOneReasonAndWakesEverybody() {
    intake.open(settings);
    calls.clear();
    intake.close("off");
    intake.close("off");

    assertThat(calls).containsExactly("stop polling", "unwatch", "wake");
    assertThat(intake.closedBecause()).contains("off");
    assertThat(intake.whileOpen(any -> "a job")).isEmpty();
  }

  @Test
  void anotherReasonIsToldToEverybody() {
    intake.close("off");
    calls.clear();
    intake.close("gone");

    assertThat(intake.closedBecause()).contains("gone");
    assertThat(calls).contains("wake");
  }

  @Test
  void staysAsItWasWhenJobsCannotBeWatched() {
    watchFails = true;

    assertThatThrownBy(() -> intake.open(settings)).isInstanceOf(OperatorException.class);
    assertThat(intake.isOpen()).isFalse();
    assertThat(calls).containsExactly("poll", "stop polling", "unwatch");

    watchFails = false;
    intake.open(settings);
    assertThat(intake.isOpen()).isTrue();
  }

  @Test
  void whoComesLateDoesNotCloseWhatWasOpened() {
    intake.open(settings);
    intake.closeIfUndecided(Intake.NO_SWITCH);

    assertThat(intake.isOpen()).isTrue();
  }

  @Test
  void closesWhenThereIsNobodyToDecide() {
    intake.closeIfUndecided(Intake.NO_SWITCH);

    assertThat(intake.closedBecause()).contains(Intake.NO_SWITCH);
  }

  @Test
  void closingWaitsForTheWorkUnderWay() throws Exception {
    intake.open(settings);
    var began = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    var work =
        CompletableFuture.supplyAsync(
            () ->
                intake.whileOpen(
                    any -> {
                      began.countDown();
                      await(end);
                      return "a job";
                    }));
    await(began);
    var closing = CompletableFuture.runAsync(() -> intake.close("off"));

    assertThat(closing).isNotDone();
    end.countDown();
    closing.get(60, TimeUnit.SECONDS);
    assertThat(work.get(60, TimeUnit.SECONDS)).contains("a job");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
