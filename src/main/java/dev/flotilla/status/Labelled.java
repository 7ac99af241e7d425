package dev.flotilla.status;

import dev.flotilla.api.FleetNames;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;
import java.util.Objects;

/** What the labels of a BundleDeployment say about where it comes from and goes to. */
public final class Labelled {

  private Labelled() {}

  /** The cluster that it goes to, {@code <namespace>/<name>}. */
  public static String cluster(ObjectMeta meta) {
    return label(meta, FleetNames.CLUSTER_NAMESPACE) + "/" + label(meta, FleetNames.CLUSTER);
  }

  /** The name of the GitRepo that it comes from; empty = none. */
  public static String gitRepo(ObjectMeta meta) {
    return label(meta, FleetNames.REPO_NAME);
  }

  private static String label(ObjectMeta meta, String name) {
    var labels = Objects.requireNonNullElse(meta.getLabels(), Map.<String, String>of());
    return labels.getOrDefault(name, "");
  }
}
