package dev.flotilla.status;

import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.BundleDeploymentSpec;
import dev.flotilla.api.fleet.BundleDeploymentStatus;
import dev.flotilla.api.fleet.BundleSummary;
import dev.flotilla.api.fleet.Condition;
import dev.flotilla.api.fleet.NonReadyResource;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Sums BundleDeployments up, for a Bundle, a GitRepo, a Cluster or a ClusterGroup. The same facts
 * always make the same summary, whatever their order.
 */
public final class Summaries {

  private static final int LISTED = 10;

  /** The worst first, so that what is cut off matters least. */
  private static final Comparator<NonReadyResource> WORST_FIRST =
      Comparator.comparingInt((NonReadyResource entry) -> -state(entry).rank())
          .thenComparing(entry -> entry.name);

  private Summaries() {}

  /** The state of one BundleDeployment. */
  public static BundleState state(BundleDeployment deployment) {
    var spec = Objects.requireNonNullElseGet(deployment.getSpec(), BundleDeploymentSpec::new);
    var status = status(deployment);
    return new DeploymentState(
            spec.stagedDeploymentID,
            spec.deploymentID,
            status.appliedDeploymentID,
            isFalse(status, ConditionType.DEPLOYED),
            Boolean.TRUE.equals(status.ready),
            Boolean.TRUE.equals(status.nonModified))
        .state();
  }

  /** Counts BundleDeployments by state; those that are not ready are called by their bundles. */
  public static BundleSummary of(Collection<BundleDeployment> deployments) {
    return of(deployments, deployment -> deployment.getMetadata().getName());
  }

  /**
   * Counts BundleDeployments by state.
   *
   * @param name how a BundleDeployment that is not ready is called: for a Bundle's summary its
   *     cluster (namespace/name), for all others the bundle
   */
  public static BundleSummary of(
      Collection<BundleDeployment> deployments, Function<BundleDeployment, String> name) {
    var counts = new EnumMap<BundleState, Integer>(BundleState.class);
    deployments.forEach(deployment -> counts.merge(state(deployment), 1, Integer::sum));
    return summary(
        counts,
        deployments.size(),
        deployments.stream()
            .filter(deployment -> state(deployment) != BundleState.Ready)
            .map(deployment -> nonReady(deployment, name.apply(deployment))));
  }

  /** Adds summaries up. */
  public static BundleSummary merge(Collection<BundleSummary> summaries) {
    var counts = new EnumMap<BundleState, Integer>(BundleState.class);
    summaries.forEach(
        summary -> counts(summary).forEach((state, n) -> counts.merge(state, n, Integer::sum)));
    return summary(
        counts,
        summaries.stream().mapToInt(summary -> summary.desiredReady).sum(),
        summaries.stream().flatMap(summary -> listed(summary).stream()));
  }

  /** The numbers of a summary by state; states that nothing is in are absent. */
  public static Map<BundleState, Integer> counts(BundleSummary summary) {
    var counts = new EnumMap<BundleState, Integer>(BundleState.class);
    counts.put(BundleState.Ready, summary.ready);
    counts.put(BundleState.NotReady, number(summary.notReady));
    counts.put(BundleState.Pending, number(summary.pending));
    counts.put(BundleState.OutOfSync, number(summary.outOfSync));
    counts.put(BundleState.Modified, number(summary.modified));
    counts.put(BundleState.WaitApplied, number(summary.waitApplied));
    counts.put(BundleState.ErrApplied, number(summary.errApplied));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  /** The worst state in a summary; of none, Ready. */
  public static BundleState worst(BundleSummary summary) {
    return BundleState.worst(counts(summary).keySet());
  }

  /** Ready ones and all, as {@code n/m}. */
  public static String readyOfAll(BundleSummary summary) {
    return summary.ready + "/" + summary.desiredReady;
  }

  /**
   * The message of the Ready condition; empty when all are ready.
   *
   * @param kind what the summary lists: {@code Cluster} in a Bundle, else {@code Bundle}
   */
  public static String readyMessage(String kind, BundleSummary summary) {
    return ReadyMessage.of(
        kind, counts(summary), listed(summary).stream().map(Summaries::item).toList());
  }

  private static BundleSummary summary(
      Map<BundleState, Integer> counts, int desired, Stream<NonReadyResource> nonReady) {
    var summary = new BundleSummary();
    summary.desiredReady = desired;
    summary.ready = counts.getOrDefault(BundleState.Ready, 0);
    summary.notReady = counts.get(BundleState.NotReady);
    summary.pending = counts.get(BundleState.Pending);
    summary.outOfSync = counts.get(BundleState.OutOfSync);
    summary.modified = counts.get(BundleState.Modified);
    summary.waitApplied = counts.get(BundleState.WaitApplied);
    summary.errApplied = counts.get(BundleState.ErrApplied);
    var list = nonReady.sorted(WORST_FIRST).limit(LISTED).toList();
    summary.nonReadyResources = list.isEmpty() ? null : list;
    return summary;
  }

  private static NonReadyResource nonReady(BundleDeployment deployment, String name) {
    var status = status(deployment);
    var entry = new NonReadyResource();
    entry.name = name;
    entry.bundleState = state(deployment).name();
    entry.message = message(status);
    entry.modifiedStatus = status.modifiedStatus;
    entry.nonReadyStatus = status.nonReadyStatus;
    return entry;
  }

  private static String message(BundleDeploymentStatus status) {
    return Stream.of(ConditionType.DEPLOYED, ConditionType.MONITORED)
        .flatMap(type -> conditions(status).filter(condition -> type.equals(condition.type)))
        .filter(
            condition ->
                "False".equals(condition.status)
                    || Reason.DependencyNotReady.name().equals(condition.reason))
        .map(condition -> condition.message)
        .filter(message -> message != null && !message.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private static ReadyMessage.Item item(NonReadyResource entry) {
    return new ReadyMessage.Item(
        entry.name,
        state(entry),
        Objects.requireNonNullElse(entry.message, ""),
        list(entry.modifiedStatus).stream().map(Details::of).toList(),
        list(entry.nonReadyStatus).stream().map(Details::of).toList());
  }

  /** Summaries are read back from statuses, which others may have written. */
  private static BundleState state(NonReadyResource entry) {
    return Arrays.stream(BundleState.values())
        .filter(known -> known.name().equals(entry.bundleState))
        .findFirst()
        .orElse(BundleState.NotReady);
  }

  private static boolean isFalse(BundleDeploymentStatus status, String type) {
    return conditions(status)
        .anyMatch(condition -> type.equals(condition.type) && "False".equals(condition.status));
  }

  private static Stream<Condition> conditions(BundleDeploymentStatus status) {
    return list(status.conditions).stream();
  }

  private static BundleDeploymentStatus status(BundleDeployment deployment) {
    return Objects.requireNonNullElseGet(deployment.getStatus(), BundleDeploymentStatus::new);
  }

  private static List<NonReadyResource> listed(BundleSummary summary) {
    return list(summary.nonReadyResources);
  }

  private static <T> List<T> list(List<T> list) {
    return list == null ? List.of() : list;
  }

  private static int number(Integer count) {
    return count == null ? 0 : count;
  }
}
