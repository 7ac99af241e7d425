package dev.flotilla.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleSpec;
import dev.flotilla.api.fleet.BundleTarget;
import dev.flotilla.api.fleet.BundleTargetRestriction;
import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.fleet.GitTarget;
import dev.flotilla.bundle.BundleFiles;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The Bundles that a GitRepo wants for the files of one commit: Fleet's rules for what goes from
 * the one to the other.
 */
final class BundleFactory {

  private static final String DEFAULT = "default";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final GitRepo repo;
  private final String commit;

  BundleFactory(GitRepo repo, String commit) {
    this.repo = repo;
    this.commit = commit;
  }

  /**
   * @throws dev.flotilla.bundle.BundleReadException when the cluster could not store the Bundle
   */
  Bundle bundle(BundleFiles files) {
    var bundle = new Bundle();
    bundle.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(repo.getMetadata().getNamespace())
            .withName(files.name())
            .withLabels(labels())
            .build());
    bundle.setSpec(spec());
    bundle.setStatus(null);
    bundle.getSpec().resources = files.resources(jsonBytes(bundle));
    return bundle;
  }

  private Map<String, String> labels() {
    var own = repo.getMetadata().getLabels();
    var labels = new HashMap<String, String>(own == null ? Map.of() : own);
    labels.put(FleetNames.REPO_NAME, repo.getMetadata().getName());
    labels.put(FleetNames.COMMIT, commit);
    return labels;
  }

  private BundleSpec spec() {
    var wanted = repo.getSpec();
    var spec = new BundleSpec();
    // The schema's default, given here so that a Bundle that comes back equals the one that went.
    spec.targetCustomizationMode = "FirstMatch";
    spec.namespace = orNull(wanted.targetNamespace);
    spec.serviceAccount = orNull(wanted.serviceAccount);
    spec.paused = orNull(wanted.paused);
    spec.keepResources = orNull(wanted.keepResources);
    spec.deleteNamespace = orNull(wanted.deleteNamespace);
    spec.forceSyncGeneration =
        wanted.forceSyncGeneration == null || wanted.forceSyncGeneration == 0
            ? null
            : wanted.forceSyncGeneration;
    if (wanted.correctDrift != null && Boolean.TRUE.equals(wanted.correctDrift.enabled)) {
      spec.correctDrift = wanted.correctDrift;
    }
    var targets = targets();
    spec.targetRestrictions = targets.stream().map(BundleFactory::restriction).toList();
    spec.targets = new ArrayList<>();
    for (var target : targets) {
      spec.targets.add(target(target, spec.targets.size(), spec.namespace));
    }
    return spec;
  }

  private List<GitTarget> targets() {
    if (repo.getSpec().targets != null && !repo.getSpec().targets.isEmpty()) {
      return repo.getSpec().targets;
    }
    var local = new GitTarget();
    local.name = DEFAULT;
    local.clusterGroup = DEFAULT;
    return List.of(local);
  }

  private static BundleTarget target(GitTarget from, int index, String namespace) {
    var target = new BundleTarget();
    var name = orNull(from.name);
    target.name = name == null ? "target%03d".formatted(index) : name;
    target.namespace = namespace;
    target.clusterName = from.clusterName;
    target.clusterSelector = from.clusterSelector;
    target.clusterGroup = from.clusterGroup;
    target.clusterGroupSelector = from.clusterGroupSelector;
    return target;
  }

  private static BundleTargetRestriction restriction(GitTarget from) {
    var restriction = new BundleTargetRestriction();
    restriction.name = from.name;
    restriction.clusterName = from.clusterName;
    restriction.clusterSelector = from.clusterSelector;
    restriction.clusterGroup = from.clusterGroup;
    restriction.clusterGroupSelector = from.clusterGroupSelector;
    return restriction;
  }

  private static int jsonBytes(Bundle bundle) {
    try {
      return JSON.writeValueAsBytes(bundle).length;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a bundle is plain data", e);
    }
  }

  private static String orNull(String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  /** Go leaves a false flag out. */
  private static Boolean orNull(Boolean flag) {
    return Boolean.TRUE.equals(flag) ? flag : null;
  }
}
