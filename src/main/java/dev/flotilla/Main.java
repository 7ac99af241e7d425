package dev.flotilla;

import dev.flotilla.command.FlotillaCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ParseResult;

/** The program: {@code flotilla COMMAND …}; without a command, the operator. */
@QuarkusMain
public class Main implements QuarkusApplication {

  private static final Logger LOG = Logger.getLogger(Main.class);

  @Inject IFactory factory;

  /** Runs a command; the process ends with its exit code. */
  public static void main(String... args) {
    if (args.length > 0 && !args[0].equals("operator")) {
      // Only the operator serves probes and metrics: a sync or a clean-up opens no port.
      System.setProperty("quarkus.http.host-enabled", "false");
      // The last line that a command prints is its result, not that Quarkus has stopped.
      System.setProperty("quarkus.log.category.\"io.quarkus\".level", "WARN");
    }
    Quarkus.run(Main.class, args);
  }

  @Override
  public int run(String... args) {
    return new CommandLine(FlotillaCommand.class, factory)
        .setExecutionExceptionHandler(Main::report)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(args.length == 0 ? new String[] {"operator"} : args);
  }

  /** A person gets one line, the log the rest. */
  private static int report(Exception failure, CommandLine command, ParseResult parsed) {
    LOG.debug(command.getCommandName(), failure);
    command.getErr().println(command.getCommandName() + ": " + failure.getMessage());
    return command.getCommandSpec().exitCodeOnExecutionException();
  }
}
