package dev.flotilla.command.features;

import dev.flotilla.cleanup.CleanupCommand;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** What {@code enable} and {@code disable} take. */
public class FlipOptions {

  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

  @Parameters(
      index = "0",
      paramLabel = "FEATURE",
      completionCandidates = FeatureNames.class,
      converter = FeatureNames.class,
      description = "The feature: ${COMPLETION-CANDIDATES}.")
  String feature;

  @Option(names = "--wait", description = "Wait until it is done, and tell how far it is.")
  boolean wait;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = CleanupCommand.GoDurations.class,
      description = "With --wait: how long at most, such as 90s or 1h30m (default: 60s).")
  Optional<Duration> timeout = Optional.empty();

  @Option(names = "--create", description = "Make the Flotilla object when there is none.")
  boolean create;

  /** The longest time to wait; empty when nobody wants to wait. */
  Optional<Duration> patience(CommandSpec command) {
    if (timeout.isPresent() && !wait) {
      throw new ParameterException(command.commandLine(), "--timeout needs --wait");
    }
    return wait ? Optional.of(timeout.orElse(DEFAULT_TIMEOUT)) : Optional.empty();
  }
}
