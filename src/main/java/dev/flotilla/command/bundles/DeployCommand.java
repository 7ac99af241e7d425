package dev.flotilla.command.bundles;

import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.BundleDeploymentSpec;
import dev.flotilla.api.fleet.Content;
import dev.flotilla.command.terminal.CommandException;
import dev.flotilla.command.terminal.ExitCodes;
import dev.flotilla.command.terminal.FleetLogOptions;
import dev.flotilla.deploy.DryRun;
import dev.flotilla.deploy.RenderException;
import dev.flotilla.tool.ToolException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints the objects that a BundleDeployment would bring to its cluster, without a cluster. */
@Command(
    name = "deploy",
    mixinStandardHelpOptions = true,
    description = "Prints the objects of a BundleDeployment and its Content.")
public class DeployCommand implements Callable<Integer> {

  @Option(
      names = {"-i", "--input-file"},
      paramLabel = "FILE",
      description = "File with a Content and a BundleDeployment, as flotilla target prints them.")
  Optional<Path> inputFile = Optional.empty();

  @Option(
      names = {"-d", "--dry-run"},
      arity = "0..1",
      description = "Print the objects and deploy nothing.")
  boolean dryRun;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAMESPACE",
      description = "Namespace of objects that name none (default: default).")
  Optional<String> namespace = Optional.empty();

  @Option(
      names = {"-a", "--agent-namespace"},
      hidden = true,
      description = "For Fleet's sake; a dry run does not use it.")
  Optional<String> agentNamespace = Optional.empty();

  @Option(
      names = "--kube-version",
      paramLabel = "VERSION",
      description = "Version of Kubernetes that charts are told.")
  Optional<String> kubernetesVersion = Optional.empty();

  @Mixin FleetLogOptions logs;
  @Spec CommandSpec command;

  @Override
  public Integer call() {
    if (inputFile.isEmpty()) {
      command.commandLine().usage(command.commandLine().getOut());
      return ExitCodes.FINE;
    }
    if (!dryRun) {
      throw new ParameterException(
          command.commandLine(),
          "deploying from a terminal is not served, the operator does that; print with --dry-run");
    }
    var file = ObjectFile.read(inputFile.get());
    var content = file.first(Content.class);
    var deployment = file.first(BundleDeployment.class);
    if (content.content == null) {
      throw new CommandException("%s: the Content is empty".formatted(inputFile.get()));
    }
    if (deployment.getSpec() == null) {
      deployment.setSpec(new BundleDeploymentSpec());
    }
    try {
      var objects = new DryRun(kubernetesVersion).objects(content.content, deployment, namespace);
      new Documents(command.commandLine().getOut()).list(objects);
      return ExitCodes.FINE;
    } catch (RenderException | ToolException e) {
      throw new CommandException(e.getMessage(), e);
    }
  }
}
