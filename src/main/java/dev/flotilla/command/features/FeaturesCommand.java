package dev.flotilla.command.features;

import dev.flotilla.command.terminal.Cluster;
import dev.flotilla.command.terminal.ExitCodes;
import dev.flotilla.command.terminal.OutputFormat;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * Shows the switch, or what a flip of it would do. It only reads, with the rights of the person who
 * asks.
 */
@Command(
    name = "features",
    mixinStandardHelpOptions = true,
    subcommands = {EnableCommand.class, DisableCommand.class},
    description = "Shows the features and whether each is as it is wanted, from a live read.",
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0   everything is as it is wanted; with --plan, the plan was made",
      "  1   it could not be found out; standard error says why",
      "  2   wrong usage",
      "  3   a feature is on its way, or something is in the way"
    })
public class FeaturesCommand implements Callable<Integer> {

  @Option(
      names = "--plan",
      paramLabel = "FEATURE=on|off",
      completionCandidates = FlipNames.class,
      converter = FlipNames.class,
      description =
          "Tells what switching a feature would remove, create and keep; changes nothing.")
  Optional<FlipNames.Flip> plan = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      scope = ScopeType.INHERIT,
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  OutputFormat output;

  @Mixin Cluster cluster;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    return cluster.with(
        client -> {
          var reader = new SwitchReader(client, cluster.namespace());
          return plan.isPresent() ? plan(client, reader, plan.get()) : show(reader);
        });
  }

  private int show(SwitchReader reader) {
    var row = FeatureRow.of(reader.read());
    print(row);
    return row.settled() ? ExitCodes.FINE : ExitCodes.NOT_REACHED;
  }

  private int plan(KubernetesClient client, SwitchReader reader, FlipNames.Flip flip) {
    var facts = reader.read();
    var chain = new ChainReader(client, cluster.namespace()).read(facts, flip.on());
    var answer = FlipAnswer.of(facts, flip.on(), false, cluster.flags());
    out(PlanPrinter.print(FlipPlan.of(facts, chain, flip.on(), answer), output));
    return ExitCodes.FINE;
  }

  /** Shows a row in the format that was asked for. */
  void print(FeatureRow row) {
    out(RowPrinter.print(List.of(row), output));
  }

  /** A subcommand has no use for the plan, so that it does not stand there unheard. */
  void refusePlan(CommandSpec subcommand) {
    if (plan.isPresent()) {
      throw new ParameterException(
          subcommand.commandLine(),
          "--plan changes nothing; leave it away, or leave %s away".formatted(subcommand.name()));
    }
  }

  private void out(String text) {
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
  }
}
