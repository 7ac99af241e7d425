package dev.flotilla.sync;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleTarget;
import dev.flotilla.api.fleet.CorrectDrift;
import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.fleet.GitTarget;
import dev.flotilla.bundle.BundleFiles;
import dev.flotilla.bundle.BundleMaker;
import dev.flotilla.bundle.BundleSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Bundles that a GitRepo wants for the files of one commit. */
final class BundleFactory {

  private static final String DEFAULT = "default";

  private final GitRepo repo;
  private final String commit;
  private final BundleMaker maker;

  BundleFactory(GitRepo repo, String commit) {
    this.repo = repo;
    this.commit = commit;
    this.maker = new BundleMaker(settings());
  }

  /**
   * @throws dev.flotilla.bundle.BundleReadException when the cluster could not store the Bundle
   */
  Bundle bundle(BundleFiles files) {
    var bundle = maker.bundle(files);
    // A fleet.yaml may have labels of its own, but not say whose the Bundle is.
    bundle.getMetadata().getLabels().putAll(identity());
    files.requireFits(bundle);
    return bundle;
  }

  private Map<String, String> identity() {
    return Map.of(FleetNames.REPO_NAME, repo.getMetadata().getName(), FleetNames.COMMIT, commit);
  }

  private BundleSettings settings() {
    var wanted = repo.getSpec();
    var own = repo.getMetadata().getLabels();
    var labels = new HashMap<String, String>(own == null ? Map.of() : own);
    labels.putAll(identity());
    var targets = targets();
    return new BundleSettings(
        repo.getMetadata().getNamespace(),
        labels,
        orEmpty(wanted.serviceAccount),
        orEmpty(wanted.targetNamespace),
        wanted.forceSyncGeneration == null ? 0 : wanted.forceSyncGeneration,
        drift(wanted.correctDrift),
        new BundleSettings.Flags(
            isTrue(wanted.paused),
            isTrue(wanted.keepResources),
            isTrue(wanted.deleteNamespace),
            false),
        named(targets),
        targets.stream().map(BundleMaker::restriction).toList());
  }

  private static Optional<CorrectDrift> drift(CorrectDrift wanted) {
    return Optional.ofNullable(wanted).filter(drift -> isTrue(drift.enabled));
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

  private static List<BundleTarget> named(List<GitTarget> targets) {
    var named = new ArrayList<BundleTarget>();
    for (var target : targets) {
      var copy = BundleMaker.target(target);
      copy.name = orEmpty(copy.name).isEmpty() ? "target%03d".formatted(named.size()) : copy.name;
      named.add(copy);
    }
    return named;
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  private static boolean isTrue(Boolean flag) {
    return Boolean.TRUE.equals(flag);
  }
}
