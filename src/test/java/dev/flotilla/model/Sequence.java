package dev.flotilla.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** One random sequence, from nothing to nothing, the same for the same seed. */
final class Sequence {

  private static final int FEWEST = 8;
  private static final int MOST = 15;
  private static final int LONGEST_PAUSE = 60;
  private static final Duration STILL = Duration.ofMillis(200);

  private final long seed;
  private final Random random;
  private final World world;
  private final Expectations expectations;
  private final List<String> done = new ArrayList<>();

  Sequence(long seed, World world, Expectations expectations) {
    this.seed = seed;
    this.random = new Random(seed);
    this.world = world;
    this.expectations = expectations;
  }

  /**
   * Runs it.
   *
   * @return what was not as it must be, with the seed and what was done; empty when all was
   * @throws AssertionError when it cannot even be ended, so that no other can follow
   */
  Optional<AssertionError> run() {
    var violation = Optional.<AssertionError>empty();
    try {
      play();
    } catch (RuntimeException | AssertionError e) {
      violation = Optional.of(told(e));
      System.out.println(violation.get().getMessage() + e);
    }
    try {
      end();
    } catch (RuntimeException | AssertionError e) {
      throw told(e);
    }
    world.figures.sequence();
    return violation;
  }

  private void play() {
    begin();
    var actions = new Actions(random);
    var length = random.nextInt(FEWEST, MOST + 1);
    var middle = random.nextInt(length);
    for (var i = 0; i < length; i++) {
      act(actions.next(world.model));
      if (i == middle) {
        settle();
      }
    }
    settle();
  }

  private AssertionError told(Throwable e) {
    return new AssertionError(
        "seed %d, after %s; asked for: %s%n%s"
            .formatted(seed, done, world.model, world.diagnosis()),
        e);
  }

  private void begin() {
    world.model.own = null;
    world.clock.setAhead(Duration.ZERO);
    world.restart();
    act(new Action("GitRepo created", "a", w -> w.addGitRepo("a")));
    world.model.gitRepos.add("a");
    if (random.nextInt(5) > 0) {
      act(
          new Action(
              "Flotilla",
              "created",
              w -> {
                w.model.flotilla = true;
                w.applyFlotilla();
              }));
    }
  }

  /** Takes everything away, which is one more flip. */
  private void end() {
    done.add("end");
    world.model.rancher = null;
    world.applyRancher();
    world.model.gitRepos.forEach(world::removeGitRepo);
    world.model.gitRepos.clear();
    world.model.flotilla = false;
    world.applyFlotilla();
    settle();
  }

  private void act(Action action) {
    done.add(action.toString());
    action.run(world);
    pause();
  }

  /** Until the next action: people and crashes do not wait for the operator. */
  private void pause() {
    try {
      Thread.sleep(random.nextInt(LONGEST_PAUSE));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Waits until all is as it must be and nothing is written any more. */
  private void settle() {
    done.add("quiet");
    var begin = Instant.now();
    world.life().wire().calm();
    expectations.managed().release();
    var still = new Stillness();
    world
        .soon()
        .untilAsserted(
            () -> {
              world.restartIfDead();
              still.require();
              expectations.check();
              still.require();
            });
    world.life().wire().spare();
    world.model.accountsTouched &= world.model.wanted();
    world.figures.quiet(Duration.between(begin, Instant.now()));
  }

  /** Whether the life that there is has written nothing for a while and is doing nothing. */
  private final class Stillness {
    private int writes = -1;
    private Instant since = Instant.now();

    void require() {
      var now = world.life().wire().writes().size();
      if (now != writes || !world.life().activity().isIdle()) {
        writes = now;
        since = Instant.now();
      }
      if (since.plus(STILL).isAfter(Instant.now())) {
        throw new AssertionError("the operator is still working");
      }
    }
  }
}
