package dev.flotilla.model;

import dev.flotilla.testing.inprocess.ApiRequest;
import java.time.Duration;
import java.util.Random;
import java.util.function.Predicate;

/** What goes wrong around the operator. */
record Faults(Random random) {

  private static final int MOST_WRITES = 8;
  private static final int MOST_REFUSALS = 6;

  void offer(Offers offers) {
    offers.offer(3, () -> new Action("crash", "now", Faults::crash));
    offers.offer(8, this::crashAtWrite);
    offers.offer(2, () -> new Action("leader change", "", World::changeLeader));
    offers.offer(3, this::clockJump);
    offers.offer(2, () -> storm(429, request -> true));
    offers.offer(2, () -> storm(503, request -> true));
    offers.offer(2, () -> storm(409, ApiRequest::isWrite));
  }

  private static void crash(World world) {
    world.figures.killed(null);
    world.restart();
  }

  private Action crashAtWrite() {
    var write = 1 + random.nextInt(MOST_WRITES);
    var arrives = random.nextBoolean();
    return new Action(
        "crash at a write",
        (arrives ? "after " : "before ") + write,
        world -> {
          world.restartIfDead();
          world.life().wire().cutAt(write, arrives);
        });
  }

  private Action clockJump() {
    var ahead = Duration.ofHours(random.nextInt(-24, 25));
    return new Action("clock jump", ahead.toString(), world -> world.clock.setAhead(ahead));
  }

  private Action storm(int status, Predicate<ApiRequest> hit) {
    var times = 1 + random.nextInt(MOST_REFUSALS);
    return new Action(
        "storm of " + status, "x" + times, world -> world.life().wire().refuse(status, times, hit));
  }
}
