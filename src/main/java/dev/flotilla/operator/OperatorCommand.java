package dev.flotilla.operator;

import io.quarkus.runtime.Quarkus;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Runs all controllers until the process is told to stop. */
@Command(
    name = "operator",
    mixinStandardHelpOptions = true,
    description = "Runs the operator: all controllers, probes and metrics. The default command.")
public class OperatorCommand implements Callable<Integer> {

  @Inject OperatorProcess process;

  @Override
  public Integer call() {
    process.start();
    Quarkus.waitForExit();
    return 0;
  }
}
