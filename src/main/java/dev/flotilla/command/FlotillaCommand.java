package dev.flotilla.command;

import dev.flotilla.cleanup.CleanupCommand;
import dev.flotilla.operator.OperatorCommand;
import dev.flotilla.sync.SyncCommand;
import io.quarkus.picocli.runtime.annotations.TopCommand;
import picocli.CommandLine.Command;

/** The program: one image, several commands. */
@TopCommand
@Command(
    name = "flotilla",
    mixinStandardHelpOptions = true,
    description = "GitOps for Kubernetes with Fleet's API and one switch over the whole chain.",
    subcommands = {
      OperatorCommand.class,
      CleanupCommand.class,
      SyncCommand.class,
      TrainCommand.class
    })
public class FlotillaCommand {}
