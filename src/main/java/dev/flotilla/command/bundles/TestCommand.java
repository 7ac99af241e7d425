package dev.flotilla.command.bundles;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleTarget;
import dev.flotilla.bundle.BundleMaker;
import dev.flotilla.bundle.BundlePlace;
import dev.flotilla.bundle.BundleReadException;
import dev.flotilla.bundle.BundleReader;
import dev.flotilla.bundle.BundleSettings;
import dev.flotilla.bundle.ReadLimits;
import dev.flotilla.bundle.ReadRules;
import dev.flotilla.chart.AccessRules;
import dev.flotilla.chart.ChartClient;
import dev.flotilla.chart.ChartLimits;
import dev.flotilla.command.terminal.CommandException;
import dev.flotilla.command.terminal.ExitCodes;
import dev.flotilla.command.terminal.FleetLogOptions;
import dev.flotilla.deploy.DryRun;
import dev.flotilla.deploy.RenderException;
import dev.flotilla.target.InvalidTargetException;
import dev.flotilla.target.Preview;
import dev.flotilla.target.template.HelmRunner;
import dev.flotilla.target.template.Templating;
import dev.flotilla.tool.ToolException;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells which target of a bundle a cluster matches, and prints the objects that it would get. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = "Prints the objects that a cluster with these labels would get.")
public class TestCommand implements Callable<Integer> {

  private static final String NAME = "test";
  private static final String NAMESPACE = "fleet-default";

  private static final BundleSettings SETTINGS =
      new BundleSettings(
          NAMESPACE,
          Map.of(),
          "",
          "",
          0,
          Optional.empty(),
          new BundleSettings.Flags(false, false, false, false),
          List.of(),
          List.of());

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIRECTORY",
      description = "The bundle's directory (default: the current one).")
  Path directory = Path.of("");

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      defaultValue = "",
      description = "File in the directory with its options, instead of its fleet.yaml.")
  String file;

  @Option(
      names = {"-b", "--bundle-file"},
      paramLabel = "FILE",
      description = "File with a Bundle, instead of a directory.")
  Optional<Path> bundleFile = Optional.empty();

  @Option(
      names = {"-t", "--target"},
      paramLabel = "NAME",
      description = "Take the target of this name, whatever the cluster is.")
  Optional<String> target = Optional.empty();

  @Option(
      names = {"-q", "--quiet"},
      arity = "0..1",
      description = "Tell the target only.")
  boolean quiet;

  @Mixin FakeCluster cluster;
  @Mixin FleetLogOptions logs;
  @Spec CommandSpec command;

  @Override
  public Integer call() {
    try {
      var bundle =
          bundleFile.map(path -> ObjectFile.read(path).first(Bundle.class)).orElseGet(this::read);
      bundle.getMetadata().setNamespace(NAMESPACE);
      target.ifPresent(name -> choose(bundle, name));
      return print(bundle);
    } catch (BundleReadException | InvalidTargetException | RenderException | ToolException e) {
      throw new CommandException(e.getMessage(), e);
    }
  }

  private int print(Bundle bundle) {
    var preview =
        Preview.of(
            bundle,
            List.of(cluster.cluster(NAMESPACE)),
            cluster.groups(NAMESPACE),
            new Templating(HelmRunner.installed()));
    if (!preview.problems().isEmpty()) {
      throw new CommandException(preview.problems().getFirst());
    }
    var match =
        preview.matches().stream()
            .findFirst()
            .orElseThrow(() -> new CommandException("no target of the bundle matches the cluster"));
    command.commandLine().getErr().println("# Matched: " + match.target());
    if (!quiet) {
      var documents = new Documents(command.commandLine().getOut());
      new DryRun(Optional.empty())
          .objects(preview.content().content, match.deployment(), Optional.empty())
          .forEach(documents::print);
    }
    return ExitCodes.FINE;
  }

  private Bundle read() {
    if (!Files.isDirectory(directory.toAbsolutePath())) {
      throw new CommandException("there is no directory " + directory);
    }
    var temp = Path.of(System.getProperty("java.io.tmpdir"));
    try (var charts = new ChartClient(temp, ChartLimits.DEFAULT, AccessRules.ANONYMOUS)) {
      var files =
          new BundleReader(directory, ReadLimits.LOCAL, new ReadRules(true, true), charts)
              .read(NAME, new BundlePlace(".", file))
              .orElseThrow(
                  () -> new CommandException(directory + ": no resources found to deploy"));
      return new BundleMaker(SETTINGS).bundle(files);
    }
  }

  /** Leaves one target, which chooses every cluster. */
  private static void choose(Bundle bundle, String name) {
    var chosen =
        Optional.ofNullable(bundle.getSpec().targets).orElse(List.of()).stream()
            .filter(each -> name.equals(each.name))
            .findFirst()
            .orElseThrow(() -> new CommandException("the bundle has no target " + name));
    chosen.clusterName = null;
    chosen.clusterGroup = null;
    chosen.clusterGroupSelector = null;
    chosen.clusterSelector = new LabelSelector();
    chosen.doNotDeploy = null;
    bundle.getSpec().targets = List.<BundleTarget>of(chosen);
    bundle.getSpec().targetRestrictions = null;
  }
}
