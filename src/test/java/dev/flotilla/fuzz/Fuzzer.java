package dev.flotilla.fuzz;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Gives a target changed inputs for some time, on one thread, and watches it. An input that breaks
 * a promise, or takes too long, is left in {@code target/fuzz}.
 */
final class Fuzzer {

  /** Of the processor for one input: what the clock says depends on what else the machine does. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /** By the clock, for what waits and does not work. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int MAX_INPUTS = 5_000;
  private static final int MAX_OUTCOME = 200;

  /** Changed inputs that are read however little time there is. */
  private static final int LEAST = 50;

  private final FuzzTarget target;
  private final Random random;
  private final Mutator mutator;
  private final List<byte[]> inputs;
  private final Set<String> outcomes = new HashSet<>();
  private volatile byte[] current;
  private volatile long since;
  private volatile long cpuSince;
  private long slowest;
  private long tried;
  private Throwable failure;

  Fuzzer(FuzzTarget target, long seed) {
    this.target = target;
    this.random = new Random(seed);
    this.mutator = new Mutator(random, target.words());
    this.inputs = new ArrayList<>(target.seeds());
  }

  /**
   * What a run found.
   *
   * @param inputs how many were read
   * @param outcomes how many different ones there were
   * @param slowest nanoseconds of the processor that the slowest input took
   */
  record Figures(long inputs, int outcomes, long slowest) {}

  /**
   * @throws AssertionError when a promise was broken; it names the file with the input
   */
  Figures run(Duration time) throws InterruptedException {
    var end = System.nanoTime() + time.toNanos();
    since = System.nanoTime();
    var worker = new Thread(null, () -> work(end), "fuzz-" + target.name(), 0);
    worker.setDaemon(true);
    worker.start();
    while (worker.isAlive()) {
      worker.join(200);
      var waited = System.nanoTime() - since;
      var worked = THREADS.getThreadCpuTime(worker.threadId()) - cpuSince;
      if (worker.isAlive() && (worked > LONGEST.toNanos() || waited > LONGEST_WAIT.toNanos())) {
        throw broken("hangs on", null);
      }
    }
    if (failure != null) {
      throw broken("breaks on", failure);
    }
    return new Figures(tried, outcomes.size(), slowest);
  }

  private void work(long end) {
    try {
      for (var seed : target.seeds()) {
        read(seed);
      }
      while (tried < target.seeds().size() + LEAST || System.nanoTime() < end) {
        var input = mutator.mutate(any(), any());
        if (read(input) && inputs.size() < MAX_INPUTS) {
          inputs.add(input);
        }
      }
    } catch (Throwable e) {
      failure = e;
    }
  }

  /** Whether the outcome is a new one. */
  private boolean read(byte[] input) throws Throwable {
    current = input;
    var cpu = THREADS.getCurrentThreadCpuTime();
    cpuSince = cpu;
    since = System.nanoTime();
    var outcome = target.reader().read(input);
    slowest = Math.max(slowest, THREADS.getCurrentThreadCpuTime() - cpu);
    tried++;
    var shape = outcome.replaceAll("[0-9]+", "0").replaceAll("\"[^\"]*\"", "\"\"");
    return outcomes.add(shape.length() > MAX_OUTCOME ? shape.substring(0, MAX_OUTCOME) : shape);
  }

  private byte[] any() {
    return inputs.get(random.nextInt(inputs.size()));
  }

  private AssertionError broken(String how, Throwable cause) {
    var file = Path.of("target/fuzz", target.name() + "-" + random.nextInt(1_000_000));
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, current);
    } catch (IOException e) {
      return new AssertionError(target.name() + " " + how + " an input that cannot be kept", e);
    }
    return new AssertionError(target.name() + " " + how + " " + file, cause);
  }
}
