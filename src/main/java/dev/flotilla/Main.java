package dev.flotilla;

import dev.flotilla.command.FlotillaCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;
import java.util.Set;
import picocli.CommandLine.IFactory;

/** The program: {@code flotilla COMMAND …}; without a command, the operator. */
@QuarkusMain
public class Main implements QuarkusApplication {

  private static final String OPERATOR = "operator";

  /** The commands whose output is the log of a pod. */
  private static final Set<String> IN_PODS = Set.of(OPERATOR, "cleanup", "sync", "train");

  @Inject IFactory factory;

  /** Runs a command; the process ends with its exit code. */
  public static void main(String... args) {
    var command = args.length == 0 ? OPERATOR : args[0];
    if (!command.equals(OPERATOR)) {
      // Only the operator serves webhooks, probes and metrics: the other commands open no port.
      System.setProperty("quarkus.http.host-enabled", "false");
      System.setProperty("quarkus.management.host-enabled", "false");
      // The last line that a command prints is its result, not that Quarkus has stopped.
      System.setProperty("quarkus.log.category.\"io.quarkus\".level", "WARN");
    }
    if (!IN_PODS.contains(command)) {
      // A person reads what the command says; of the rest only why it could not start at all.
      System.setProperty("quarkus.log.level", "OFF");
      System.setProperty("quarkus.log.category.\"io.quarkus.runtime\".level", "ERROR");
      System.setProperty("quarkus.log.console.stderr", "true");
    }
    Quarkus.run(Main.class, args);
  }

  @Override
  public int run(String... args) {
    return FlotillaCommand.line(factory).execute(args.length == 0 ? new String[] {OPERATOR} : args);
  }
}
