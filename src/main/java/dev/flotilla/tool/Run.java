package dev.flotilla.tool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** One run of a program, from its start to its end. */
final class Run {

  /** Memory is looked at so often that a program cannot take much more than it may in between. */
  private static final long LOOK_MILLIS = 5;

  private final String name;
  private final Process process;
  private final ToolLimits limits;

  Run(String name, Process process, ToolLimits limits) {
    this.name = name;
    this.process = process;
    this.limits = limits;
  }

  /** Waits for the end; a program that goes over a limit is killed. */
  Answer end() {
    try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
      var output = read(process.getInputStream(), readers);
      var errors = read(process.getErrorStream(), readers);
      try {
        await();
        return new Answer(process.exitValue(), text(output), text(errors));
      } finally {
        process.destroyForcibly();
      }
    }
  }

  private void await() {
    var deadline = System.nanoTime() + limits.time().toNanos();
    try {
      while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        if (System.nanoTime() > deadline) {
          throw new ToolException(
              "%s did not end in %s and was stopped".formatted(name, words(limits.time())));
        }
        requireMemory();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ToolException(name + " was stopped, since this program ends", e);
    }
  }

  private void requireMemory() {
    var used = Memory.of(process.pid());
    if (used > limits.memory()) {
      throw new ToolException(
          "%s took more than %d MiB of memory and was stopped"
              .formatted(name, limits.memory() >> 20));
    }
  }

  private CompletableFuture<Optional<byte[]>> read(InputStream from, Executor readers) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (from) {
            var bytes = from.readNBytes(limits.output() + 1);
            if (bytes.length > limits.output()) {
              process.destroyForcibly();
              return Optional.empty();
            }
            return Optional.of(bytes);
          } catch (IOException e) {
            // The stream closes when the program is killed; its exit code tells.
            return Optional.of(new byte[0]);
          }
        },
        readers);
  }

  private String text(CompletableFuture<Optional<byte[]>> read) {
    return read.join()
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElseThrow(
            () ->
                new ToolException(
                    "%s printed more than %d bytes and was stopped"
                        .formatted(name, limits.output())));
  }

  private static String words(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
