package dev.flotilla.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flotilla.cleanup.CleanupCommand;
import dev.flotilla.command.apply.ApplyCommand;
import dev.flotilla.command.bundles.DeployCommand;
import dev.flotilla.command.bundles.TargetCommand;
import dev.flotilla.command.bundles.TestCommand;
import dev.flotilla.command.features.FeaturesCommand;
import dev.flotilla.operator.OperatorCommand;
import dev.flotilla.sync.SyncCommand;
import io.quarkus.picocli.runtime.annotations.TopCommand;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import org.jboss.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The program: one image, several commands. */
@TopCommand
@Command(
    name = "flotilla",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "GitOps for Kubernetes with Fleet's API and one switch over the whole chain.",
    subcommands = {
      OperatorCommand.class,
      ApplyCommand.class,
      TargetCommand.class,
      DeployCommand.class,
      TestCommand.class,
      CleanupCommand.class,
      SyncCommand.class,
      FeaturesCommand.class,
      CompletionCommand.class,
      TrainCommand.class
    })
public class FlotillaCommand {

  private static final Logger LOG = Logger.getLogger(FlotillaCommand.class);

  /** The whole command line, ready to execute. */
  public static CommandLine line(IFactory factory) {
    var line =
        new CommandLine(FlotillaCommand.class, factory)
            // What is printed may come from Git, where text is UTF-8, whatever the terminal's
            // locale.
            .setOut(new PrintWriter(new OutputStreamWriter(System.out, UTF_8), true))
            .setExecutionExceptionHandler(FlotillaCommand::report)
            .setParameterExceptionHandler(FlotillaCommand::explain)
            // A path may begin with @.
            .setExpandAtFiles(false)
            .setCaseInsensitiveEnumValuesAllowed(true);
    share(line.getCommandSpec().versionProvider(), line.getCommandSpec());
    return line;
  }

  private static void share(IVersionProvider version, CommandSpec command) {
    command.versionProvider(version);
    command.subcommands().values().forEach(sub -> share(version, sub.getCommandSpec()));
  }

  /** A person gets one line, the log the rest. */
  private static int report(Exception failure, CommandLine command, ParseResult parsed) {
    var name = command.getCommandSpec().qualifiedName();
    LOG.debug(name, failure);
    command.getErr().println(name + ": " + failure.getMessage());
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  private static int explain(ParameterException wrong, String[] arguments) {
    var command = wrong.getCommandLine();
    var name = command.getCommandSpec().qualifiedName();
    command.getErr().println("%s: %s (see %s --help)".formatted(name, wrong.getMessage(), name));
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }
}
