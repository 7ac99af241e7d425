package dev.flotilla.command.features;

import dev.flotilla.command.terminal.ClusterTrouble;
import dev.flotilla.command.terminal.CommandException;
import dev.flotilla.command.terminal.ExitCodes;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What {@code enable} and {@code disable} do: choose, and wait if that is wanted. */
abstract class FlipCommand implements Callable<Integer> {

  private static final long PAUSE_MILLIS = 250;

  @ParentCommand FeaturesCommand features;

  @Mixin FlipOptions options;

  @Spec CommandSpec spec;

  private final boolean on;

  FlipCommand(boolean on) {
    this.on = on;
  }

  /**
   * @return 0 when it is chosen, or with {@code --wait} done; 3 when it is not done in time
   * @throws CommandException when the choice is not for this command to make, or a request fails
   */
  @Override
  public Integer call() {
    features.refusePlan(spec);
    var patience = options.patience(spec);
    return features.cluster.with(
        client -> {
          var reader = new SwitchReader(client, features.cluster.namespace());
          choose(client, reader);
          if (patience.isPresent()) {
            return await(client, reader, patience.get());
          }
          features.print(FeatureRow.of(reader.read()));
          return ExitCodes.FINE;
        });
  }

  private void choose(KubernetesClient client, SwitchReader reader) {
    var answer =
        new SwitchWriter(client)
            .write(
                on,
                () -> FlipAnswer.of(reader.read(), on, options.create, features.cluster.flags()));
    switch (answer) {
      case FlipAnswer.Refused refused -> throw new CommandException(refused.message());
      case FlipAnswer.Unchanged unchanged -> tell(unchanged.message());
      case FlipAnswer.Choose choose -> tell("chosen in spec.features: " + word());
      case FlipAnswer.Create create ->
          tell("the Flotilla object is made, with the choice " + word());
    }
  }

  private int await(KubernetesClient client, SwitchReader reader, Duration patience) {
    var server = client.getMasterUrl().toString();
    var outcome =
        new Waiting(
                () -> FeatureRow.of(reader.read()),
                failure -> ClusterTrouble.explain(failure, server).getMessage(),
                this::tell,
                Clock.systemUTC(),
                FlipCommand::pause)
            .until(on, patience);
    outcome.row().ifPresent(features::print);
    if (outcome.isReached()) {
      return ExitCodes.FINE;
    }
    tell(outcome.problem());
    return ExitCodes.NOT_REACHED;
  }

  /** Progress is for people, the result for whoever reads standard output. */
  private void tell(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }

  private String word() {
    return FlipAnswer.NAME + (on ? " on" : " off");
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted while waiting", e);
    }
  }
}
