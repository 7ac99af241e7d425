package dev.flotilla.status;

import static dev.flotilla.status.Samples.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.NonReadyResource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SummariesTest {

  private static final String HEALTHY = "{appliedDeploymentID: v1, ready: true, nonModified: true}";
  private static final String WAITING = "{appliedDeploymentID: v0, ready: true, nonModified: true}";
  private static final String FAILED =
      "{conditions: [{type: Deployed, status: 'False', message: no such kind}]}";
  private static final String UNHEALTHY =
      """
      {appliedDeploymentID: v1, ready: false, nonModified: true, nonReadyStatus: [
        {apiVersion: apps/v1, kind: Deployment, namespace: default, name: web,
         summary: {state: in-progress, transitioning: true, message: ['Available: 0/1', more]}}]}
      """;
  private static final String CHANGED =
      """
      {appliedDeploymentID: v1, ready: true, nonModified: false, modifiedStatus: [
        {apiVersion: v1, kind: ConfigMap, namespace: ns, name: a, missing: true},
        {apiVersion: v1, kind: ConfigMap, namespace: ns, name: b, missing: true, exist: true},
        {apiVersion: v1, kind: ConfigMap, namespace: ns, name: c, delete: true},
        {apiVersion: v1, kind: ConfigMap, namespace: ns, name: d, patch: '{"data":null}'}]}
      """;

  @Test
  void countsEachStateAndLeavesZerosOut() {
    var summary =
        Summaries.of(
            List.of(
                deployment("a", HEALTHY),
                deployment("b", WAITING),
                deployment("c", WAITING),
                deployment("d", FAILED),
                deployment("e", UNHEALTHY),
                deployment("f", CHANGED)));

    assertThat(summary.desiredReady).isEqualTo(6);
    assertThat(summary.ready).isEqualTo(1);
    assertThat(summary.waitApplied).isEqualTo(2);
    assertThat(summary.errApplied).isEqualTo(1);
    assertThat(summary.notReady).isEqualTo(1);
    assertThat(summary.modified).isEqualTo(1);
    assertThat(summary.pending).isNull();
    assertThat(summary.outOfSync).isNull();
    assertThat(Summaries.worst(summary)).isEqualTo(BundleState.ErrApplied);
    assertThat(Summaries.readyOfAll(summary)).isEqualTo("1/6");
  }

  @Test
  void listsTheWorstFirstInAnyOrderOfTheSameFacts() {
    var deployments =
        List.of(
            deployment("b", WAITING),
            deployment("a", WAITING),
            deployment("z", FAILED),
            deployment("y", HEALTHY));
    var summary = Summaries.of(deployments);

    assertThat(summary.nonReadyResources)
        .extracting(entry -> entry.name)
        .containsExactly("z", "a", "b");
    assertThat(summary.nonReadyResources.getFirst().message).isEqualTo("no such kind");
    var reversed = new ArrayList<>(deployments);
    Collections.reverse(reversed);
    assertThat(StatusPatch.same(Summaries.of(reversed), summary)).isTrue();
  }

  @Test
  void listsTenAtMostButCountsAll() {
    var summary =
        Summaries.of(IntStream.range(0, 30).mapToObj(i -> deployment("b" + i, WAITING)).toList());
    assertThat(summary.nonReadyResources).hasSize(10);
    assertThat(summary.waitApplied).isEqualTo(30);
  }

  @Test
  void addsSummariesUp() {
    var sum =
        Summaries.merge(
            List.of(
                Summaries.of(List.of(deployment("a", HEALTHY), deployment("b", WAITING))),
                Summaries.of(List.of(deployment("c", WAITING), deployment("d", FAILED))),
                Summaries.of(List.of())));
    assertThat(sum.desiredReady).isEqualTo(4);
    assertThat(sum.ready).isEqualTo(1);
    assertThat(sum.waitApplied).isEqualTo(2);
    assertThat(sum.nonReadyResources)
        .extracting((NonReadyResource entry) -> entry.name)
        .containsExactly("d", "b", "c");
  }

  @Test
  void saysNothingWhenAllIsReady() {
    assertThat(message(HEALTHY)).isEmpty();
    assertThat(Summaries.of(List.of(deployment("a", HEALTHY))).nonReadyResources).isNull();
    assertThat(Summaries.worst(Summaries.of(List.of()))).isEqualTo(BundleState.Ready);
  }

  @Test
  void saysWhatIsWrongInFleetsWords() {
    assertThat(message(WAITING)).isEqualTo("WaitApplied(1) [Cluster fleet-local/local]");
    assertThat(message(FAILED))
        .isEqualTo("ErrApplied(1) [Cluster fleet-local/local: no such kind]");
    assertThat(message(UNHEALTHY))
        .isEqualTo(
            "NotReady(1) [Cluster fleet-local/local]; "
                + "deployment.apps default/web [progressing] Available: 0/1");
    assertThat(message(CHANGED).split("; "))
        .containsExactlyInAnyOrder(
            "Modified(1) [Cluster fleet-local/local]",
            "configmap.v1 ns/a missing",
            "configmap.v1 ns/b is not owned by us",
            "configmap.v1 ns/c extra",
            "configmap.v1 ns/d modified {\"data\":null}");
  }

  private static String message(String status) {
    var deployments = Stream.of(deployment("a", status)).toList();
    return Summaries.readyMessage(
        "Cluster", Summaries.of(deployments, each -> Labelled.cluster(each.getMetadata())));
  }
}
