package dev.flotilla.command.bundles;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleSpec;
import dev.flotilla.api.fleet.Cluster;
import dev.flotilla.api.fleet.ClusterGroup;
import dev.flotilla.command.terminal.CommandException;
import dev.flotilla.command.terminal.ExitCodes;
import dev.flotilla.command.terminal.FleetLogOptions;
import dev.flotilla.command.terminal.Kubeconfig;
import dev.flotilla.target.InvalidTargetException;
import dev.flotilla.target.Preview;
import dev.flotilla.target.template.HelmRunner;
import dev.flotilla.target.template.Templating;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the Content of a Bundle and the BundleDeployment of each cluster that it goes to. */
@Command(
    name = "target",
    mixinStandardHelpOptions = true,
    description = "Prints what a Bundle becomes on the clusters that it goes to.")
public class TargetCommand implements Callable<Integer> {

  private static final String DEFAULT_NAMESPACE = "fleet-local";

  @Option(
      names = {"-b", "--bundle-file"},
      paramLabel = "FILE",
      description = "File with the Bundle.")
  Optional<Path> bundleFile = Optional.empty();

  @Option(
      names = "--clusters-file",
      paramLabel = "FILE",
      description = "File with Clusters and ClusterGroups to use instead of those of a cluster.")
  Optional<Path> clustersFile = Optional.empty();

  @Option(
      names = {"-l", "--dump-input-list"},
      arity = "0..1",
      description = "Print the clusters that match, and the groups, to standard error.")
  boolean dump;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAMESPACE",
      description = "Namespace of the Bundle and of the clusters, instead of that in the file.")
  Optional<String> namespace = Optional.empty();

  @Mixin Kubeconfig kubeconfig;
  @Mixin FleetLogOptions logs;
  @Spec CommandSpec command;

  /** What may be chosen from. */
  private record Surroundings(List<Cluster> clusters, List<ClusterGroup> groups) {}

  @Override
  public Integer call() {
    if (bundleFile.isEmpty()) {
      command.commandLine().usage(command.commandLine().getOut());
      return ExitCodes.FINE;
    }
    var bundle = ObjectFile.read(bundleFile.get()).first(Bundle.class);
    complete(bundle);
    var surroundings =
        clustersFile
            .map(file -> inFile(ObjectFile.read(file), bundle.getMetadata().getNamespace()))
            .orElseGet(
                () -> kubeconfig.with(client -> live(client, bundle.getMetadata().getNamespace())));
    return print(bundle, surroundings);
  }

  private int print(Bundle bundle, Surroundings from) {
    var preview = preview(bundle, from);
    if (dump) {
      dump(preview, from);
    }
    var documents = new Documents(command.commandLine().getOut());
    documents.print(preview.content());
    preview.matches().forEach(match -> documents.print(match.deployment()));
    preview
        .problems()
        .forEach(problem -> command.commandLine().getErr().println("error: " + problem));
    return preview.problems().isEmpty() ? ExitCodes.FINE : ExitCodes.ERROR;
  }

  private static Preview preview(Bundle bundle, Surroundings from) {
    try {
      return Preview.of(
          bundle, from.clusters(), from.groups(), new Templating(HelmRunner.installed()));
    } catch (InvalidTargetException e) {
      throw new CommandException(e.getMessage(), e);
    }
  }

  private void complete(Bundle bundle) {
    var meta = bundle.getMetadata();
    namespace.ifPresent(meta::setNamespace);
    if (meta.getNamespace() == null || meta.getNamespace().isEmpty()) {
      meta.setNamespace(DEFAULT_NAMESPACE);
    }
    if (meta.getName() == null || meta.getName().isEmpty()) {
      throw new CommandException("%s: the Bundle has no name".formatted(bundleFile.orElseThrow()));
    }
    if (bundle.getSpec() == null) {
      bundle.setSpec(new BundleSpec());
    }
  }

  private static Surroundings inFile(ObjectFile file, String namespace) {
    return new Surroundings(
        of(file.all(Cluster.class), namespace), of(file.all(ClusterGroup.class), namespace));
  }

  /** Objects that name no namespace are taken for those of the Bundle's. */
  private static <T extends HasMetadata> List<T> of(List<T> all, String namespace) {
    all.stream()
        .filter(each -> each.getMetadata().getNamespace() == null)
        .forEach(each -> each.getMetadata().setNamespace(namespace));
    return all.stream()
        .filter(each -> namespace.equals(each.getMetadata().getNamespace()))
        .toList();
  }

  private static Surroundings live(KubernetesClient client, String namespace) {
    return new Surroundings(
        client.resources(Cluster.class).inNamespace(namespace).list().getItems(),
        client.resources(ClusterGroup.class).inNamespace(namespace).list().getItems());
  }

  private void dump(Preview preview, Surroundings from) {
    var ids = preview.matches().stream().map(Preview.Match::cluster).toList();
    var documents = new Documents(command.commandLine().getErr());
    from.clusters().stream()
        .filter(
            each ->
                ids.contains(
                    each.getMetadata().getNamespace() + "/" + each.getMetadata().getName()))
        .forEach(documents::print);
    from.groups().forEach(documents::print);
  }
}
