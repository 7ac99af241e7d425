package dev.flotilla.status;

import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.BundleDeploymentDisplay;
import dev.flotilla.api.fleet.BundleDeploymentStatus;
import dev.flotilla.api.fleet.ResourceCounts;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The status of a BundleDeployment as Fleet shows it, made of what is known about it. */
public final class DeploymentReport {

  /** Fleet's limit for the lists of details. */
  private static final int DETAILS = 10;

  private static final int SHOWN = 4;

  private DeploymentReport() {}

  /**
   * The new status.
   *
   * @param resource the BundleDeployment, with the status so far
   * @param facts what is known now
   * @param now the time of the observation
   */
  public static BundleDeploymentStatus of(
      BundleDeployment resource, DeploymentFacts facts, Instant now) {
    var state = state(resource, facts);
    var status = new BundleDeploymentStatus();
    var before = resource.getStatus();
    status.appliedDeploymentID = facts.appliedId().isEmpty() ? null : facts.appliedId();
    status.syncGeneration = facts.syncGeneration();
    status.ready = facts.healthy() && applied(facts);
    status.nonModified = facts.modified().isEmpty();
    status.nonReadyStatus = facts.nonReady().stream().limit(DETAILS).toList();
    status.modifiedStatus = facts.modified().stream().limit(DETAILS).toList();
    status.resources = facts.resources();
    status.resourceCounts = counts(facts);
    status.display = new BundleDeploymentDisplay();
    status.display.deployed = facts.deployed().display();
    status.display.monitored = facts.monitored().display();
    status.display.state = state.name();
    var conditions =
        ConditionSet.from(
            before == null ? null : before.conditions, resource.getMetadata().getGeneration(), now);
    set(conditions, ConditionType.INSTALLED, installed(facts));
    set(conditions, ConditionType.DEPLOYED, facts.deployed());
    set(conditions, ConditionType.MONITORED, facts.monitored());
    set(conditions, ConditionType.READY, ready(state, facts));
    status.conditions = conditions.toList();
    return status;
  }

  private static BundleState state(BundleDeployment resource, DeploymentFacts facts) {
    var spec = resource.getSpec();
    return new DeploymentState(
            spec == null ? null : spec.stagedDeploymentID,
            spec == null ? null : spec.deploymentID,
            facts.appliedId(),
            Boolean.FALSE.equals(facts.deployed().holds()),
            facts.healthy(),
            facts.modified().isEmpty())
        .state();
  }

  private static void set(ConditionSet conditions, String type, DeploymentFacts.Verdict verdict) {
    conditions.with(type, verdict.holds(), verdict.reason(), verdict.message());
  }

  private static boolean applied(DeploymentFacts facts) {
    return Boolean.TRUE.equals(facts.deployed().holds());
  }

  private static DeploymentFacts.Verdict installed(DeploymentFacts facts) {
    return facts.appliedId().isEmpty()
        ? DeploymentFacts.Verdict.no(Reason.Pending, "nothing is installed yet")
        : DeploymentFacts.Verdict.TRUE;
  }

  private static DeploymentFacts.Verdict ready(BundleState state, DeploymentFacts facts) {
    return switch (state) {
      case Ready ->
          applied(facts)
              ? DeploymentFacts.Verdict.TRUE
              : DeploymentFacts.Verdict.no(facts.deployed().reason(), facts.deployed().message());
      case Pending -> no(Reason.Pending, state, "no version is released to this target yet");
      case WaitApplied -> no(Reason.WaitApplied, state, facts.deployed().message());
      case ErrApplied -> no(facts.deployed().reason(), state, facts.deployed().message());
      case OutOfSync -> no(Reason.OutOfSync, state, "a newer version is held back");
      case NotReady -> no(Reason.NotReady, state, details(facts));
      case Modified -> no(Reason.Modified, state, details(facts));
    };
  }

  private static DeploymentFacts.Verdict no(Reason reason, BundleState state, String message) {
    return DeploymentFacts.Verdict.no(reason, message.isEmpty() ? state.name() : message);
  }

  private static String details(DeploymentFacts facts) {
    return Stream.concat(
            facts.modified().stream().limit(SHOWN).map(Details::of),
            facts.nonReady().stream().limit(SHOWN).map(Details::of))
        .collect(Collectors.joining("; "));
  }

  private static ResourceCounts counts(DeploymentFacts facts) {
    var counts = new ResourceCounts();
    var all = facts.resources().size();
    counts.desiredReady = all;
    counts.missing = applied(facts) ? facts.modified().size() : 0;
    counts.notReady = facts.nonReady().size();
    counts.waitApplied = applied(facts) ? 0 : all - counts.notReady;
    counts.ready = Math.max(0, all - counts.missing - counts.notReady - counts.waitApplied);
    return counts;
  }
}
