package dev.flotilla.command.apply;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.CorrectDrift;
import dev.flotilla.bundle.BundleSettings;
import dev.flotilla.bundle.TargetsFile;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that say what the Bundles are to hold. */
final class BundleOptions {

  @Option(
      names = {"-n", "--namespace"},
      defaultValue = "${env:NAMESPACE:-fleet-local}",
      description = "Namespace of the Bundles (default: ${DEFAULT-VALUE}).")
  String namespace;

  @Option(
      names = {"-l", "--label"},
      split = ",",
      paramLabel = "KEY=VALUE",
      description = "Label for the Bundles; may be repeated.")
  Map<String, String> labels = new HashMap<>();

  @Option(
      names = {"-a", "--service-account"},
      defaultValue = "",
      description = "Account whose rights deploy.")
  String serviceAccount;

  @Option(names = "--target-namespace", defaultValue = "", description = "Put everything there.")
  String targetNamespace;

  @Option(
      names = "--sync-generation",
      defaultValue = "0",
      description = "A number whose change deploys anew.")
  long syncGeneration;

  @Option(names = "--paused", arity = "0..1", description = "Roll nothing out.")
  boolean paused;

  @Option(
      names = "--keep-resources",
      arity = "0..1",
      description = "Keep objects when a Bundle goes.")
  boolean keepResources;

  @Option(
      names = "--delete-namespace",
      arity = "0..1",
      description = "Delete the namespace with a Bundle.")
  boolean deleteNamespace;

  @Option(names = "--correct-drift", arity = "0..1", description = "Undo changes of others.")
  boolean correctDrift;

  @Option(
      names = "--correct-drift-force",
      arity = "0..1",
      description = "Make objects anew that cannot be changed back.")
  boolean correctDriftForce;

  @Option(
      names = "--correct-drift-keep-fail-history",
      arity = "0..1",
      description = "Keep failed attempts to change back.")
  boolean correctDriftKeepFailHistory;

  @Option(
      names = {"-c", "--compress"},
      arity = "0..1",
      description = "Pack all files.")
  boolean compress;

  @Option(
      names = "--commit",
      defaultValue = "${env:COMMIT}",
      description = "Commit for the label of the Bundles; that of the directory when not given.")
  String commit;

  /**
   * @param head the commit of the directory
   */
  BundleSettings settings(TargetsFile targets, Optional<String> head) {
    var all = new HashMap<>(labels);
    Optional.ofNullable(commit)
        .filter(text -> !text.isEmpty())
        .or(() -> head)
        .ifPresent(id -> all.put(FleetNames.COMMIT, id));
    return new BundleSettings(
        namespace,
        all,
        serviceAccount,
        targetNamespace,
        syncGeneration,
        drift(),
        new BundleSettings.Flags(paused, keepResources, deleteNamespace, compress),
        targets.targets(),
        targets.restrictions());
  }

  private Optional<CorrectDrift> drift() {
    if (!correctDrift) {
      return Optional.empty();
    }
    var drift = new CorrectDrift();
    drift.enabled = true;
    drift.force = correctDriftForce ? true : null;
    drift.keepFailHistory = correctDriftKeepFailHistory ? true : null;
    return Optional.of(drift);
  }
}
