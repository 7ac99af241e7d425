package dev.flotilla.cleanup;

import dev.flotilla.api.Durations;
import dev.flotilla.kubernetes.TerminationMessage;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * What the CronJob {@code fleet-cleanup-gitrepo-jobs} runs. Exit code 0: all done; 1: something
 * could not be done, and was said; 2: wrong usage.
 */
@Command(
    name = "cleanup",
    mixinStandardHelpOptions = true,
    description = "Deletes the records of sync Jobs that are too old or too many.")
public class CleanupCommand implements Callable<Integer> {

  private static final int MAX_BATCH = 5_000;

  @Option(
      names = "--batch-size",
      defaultValue = "500",
      description = "Jobs to read in one request, 1 to 5000 (default: ${DEFAULT-VALUE}).")
  int batchSize;

  @Option(
      names = "--keep-succeeded",
      defaultValue = "0s",
      converter = GoDurations.class,
      description =
          "How long to keep Jobs that succeeded, such as 1h30m (default: ${DEFAULT-VALUE}).")
  Duration keepSucceeded;

  @Option(
      names = "--keep-failed",
      defaultValue = "24h",
      converter = GoDurations.class,
      description = "How long to keep Jobs that failed (default: ${DEFAULT-VALUE}).")
  Duration keepFailed;

  @Option(
      names = "--keep-succeeded-count",
      description =
          "How many Jobs that succeeded to keep per GitRepo, the newest; any number when not"
              + " given.")
  Optional<Integer> keepSucceededCount = Optional.empty();

  @Option(
      names = "--keep-failed-count",
      description =
          "How many Jobs that failed to keep per GitRepo, the newest; any number when not given.")
  Optional<Integer> keepFailedCount = Optional.empty();

  @Option(
      names = {"-n", "--namespace"},
      description = "Look into this namespace only; all when not given.")
  Optional<String> namespace = Optional.empty();

  @Option(names = "--dry-run", description = "Tell what would be deleted, and delete nothing.")
  boolean dryRun;

  @Spec CommandSpec spec;

  private final KubernetesClient client;
  private final Clock clock;

  @Inject
  CleanupCommand(KubernetesClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    var line = spec.commandLine();
    if (batchSize < 1 || batchSize > MAX_BATCH) {
      throw new ParameterException(
          line, "--batch-size is %d; it must be 1 to %d".formatted(batchSize, MAX_BATCH));
    }
    var start = clock.instant();
    var limits =
        new Limits(
            limit("--keep-succeeded-count", keepSucceededCount),
            limit("--keep-failed-count", keepFailedCount));
    var expiry = new Expiry(keepSucceeded, keepFailed);
    var cleanup =
        new Cleanup(
            client,
            record -> expiry.verdict(record, start),
            new NewestRecords(limits),
            dryRun,
            line.getOut(),
            line.getErr());
    var tally = cleanup.run(new JobPages(client, namespace, batchSize));
    var report = tally.report(Duration.between(start, clock.instant()));
    line.getOut().println(report.summary());
    leave(report);
    line.getOut().flush();
    line.getErr().flush();
    return report.errors() > 0 ? 1 : 0;
  }

  private OptionalInt limit(String option, Optional<Integer> count) {
    if (count.isPresent() && count.get() < 0) {
      throw new ParameterException(
          spec.commandLine(), "%s is %d; it must not be negative".formatted(option, count.get()));
    }
    return count.map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  private void leave(CleanupReport report) {
    try {
      TerminationMessage.leave(report.toJson());
    } catch (IOException e) {
      spec.commandLine().getErr().println("the result cannot be left for the operator: " + e);
    }
  }

  /** Reads durations as the API writes them. */
  public static final class GoDurations implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      try {
        return Durations.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
