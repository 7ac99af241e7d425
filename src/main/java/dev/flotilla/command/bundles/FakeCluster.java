package dev.flotilla.command.bundles;

import dev.flotilla.api.fleet.Cluster;
import dev.flotilla.api.fleet.ClusterGroup;
import dev.flotilla.api.fleet.ClusterGroupSpec;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A cluster that there is only on the command line. */
final class FakeCluster {

  private static final String DEFAULT = "default";

  @Option(
      names = {"-N", "--name"},
      paramLabel = "NAME",
      defaultValue = "",
      description = "Name of the cluster.")
  String name;

  @Option(
      names = {"-l", "--label"},
      split = ",",
      paramLabel = "KEY=VALUE",
      description = "Label of the cluster; may be repeated.")
  Map<String, String> labels = new HashMap<>();

  @Option(
      names = {"-g", "--group"},
      paramLabel = "NAME",
      description = "Cluster group that the cluster is in; default when no label is given either.")
  Optional<String> group = Optional.empty();

  @Option(
      names = {"-L", "--group-label"},
      split = ",",
      paramLabel = "KEY=VALUE",
      description = "Label of the cluster group; may be repeated.")
  Map<String, String> groupLabels = new HashMap<>();

  Cluster cluster(String namespace) {
    var cluster = new Cluster();
    cluster.setMetadata(
        new ObjectMetaBuilder().withNamespace(namespace).withName(name).withLabels(labels).build());
    return cluster;
  }

  /** Its only group, as one that it is in whatever its labels are; none when nothing is said. */
  List<ClusterGroup> groups(String namespace) {
    var isDefault = group.isEmpty() && labels.isEmpty() && groupLabels.isEmpty();
    if (!isDefault && group.isEmpty() && groupLabels.isEmpty()) {
      return List.of();
    }
    var only = new ClusterGroup();
    only.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(namespace)
            .withName(isDefault ? DEFAULT : group.orElse(""))
            .withLabels(groupLabels)
            .build());
    only.setSpec(new ClusterGroupSpec());
    only.getSpec().selector = new LabelSelector();
    return List.of(only);
  }
}
