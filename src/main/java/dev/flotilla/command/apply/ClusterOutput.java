package dev.flotilla.command.apply;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.apply.BundleOutput;
import dev.flotilla.bundle.BundleReadException;
import dev.flotilla.bundle.ImageScanEntry;
import dev.flotilla.command.terminal.CommandException;
import dev.flotilla.command.terminal.Kubeconfig;
import dev.flotilla.sync.BundleLeavingException;
import dev.flotilla.sync.BundlePlan;
import dev.flotilla.sync.BundleWriter;
import dev.flotilla.sync.ForeignBundleException;
import dev.flotilla.sync.KubernetesBundleStore;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects Bundles and writes all of them to a cluster, or none. */
final class ClusterOutput implements BundleOutput {

  private final String name;
  private final String namespace;
  private final Consumer<String> warnings;
  private final List<Bundle> bundles = new ArrayList<>();

  /**
   * @param name what the Bundles are made for, which may be the name of a GitRepo
   * @param warnings takes what is worth knowing
   */
  ClusterOutput(String name, String namespace, Consumer<String> warnings) {
    this.name = name;
    this.namespace = namespace;
    this.warnings = warnings;
  }

  @Override
  public void take(Bundle bundle, String id, List<ImageScanEntry> scans) {
    if (scans.stream().anyMatch(scan -> scan.image != null)) {
      warnings.accept(id + ": imageScans are not written, since nothing serves them yet");
    }
    bundles.add(bundle);
  }

  /**
   * Writes what was collected, and tells each Bundle.
   *
   * @param told takes one line for each Bundle
   * @throws CommandException when the cluster cannot be reached, or refuses
   * @throws BundleReadException when Helm values cannot be kept in a Secret
   */
  void write(Kubeconfig cluster, Consumer<String> told) {
    var plan = cluster.with(this::write);
    for (var bundle : bundles) {
      told.accept((plan.write().contains(bundle) ? "written" : "unchanged") + of(bundle));
    }
    plan.prune().forEach(bundle -> told.accept("deleted" + of(bundle)));
  }

  private BundlePlan write(KubernetesClient client) {
    try {
      return new BundleWriter(new KubernetesBundleStore(client, namespace))
          .write(gitRepo(), bundles);
    } catch (ForeignBundleException | BundleLeavingException e) {
      throw new CommandException(e.getMessage(), e);
    }
  }

  /**
   * The GitRepo that the Bundles are written for, whose other Bundles are deleted; none unless all
   * of them say so. A name alone is not enough: a GitRepo may happen to have it.
   */
  private String gitRepo() {
    return bundles.stream().map(ClusterOutput::gitRepo).allMatch(name::equals) ? name : "";
  }

  private static String gitRepo(Bundle bundle) {
    var labels = bundle.getMetadata().getLabels();
    return labels == null ? "" : labels.getOrDefault(FleetNames.REPO_NAME, "");
  }

  private String of(Bundle bundle) {
    return " (bundle): " + namespace + "/" + bundle.getMetadata().getName();
  }
}
