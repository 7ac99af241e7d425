package dev.flotilla.status;

import static dev.flotilla.status.Samples.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.GitRepoResource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceStatesTest {

  private static final String OBJECTS =
      """
      resources: [
        {apiVersion: v1, kind: Service, namespace: shop, name: web},
        {apiVersion: apps/v1, kind: Deployment, namespace: shop, name: web},
        {apiVersion: v1, kind: Namespace, name: shop}]""";

  @Test
  void namesObjectsAsRancherDoesSortedByTypeAndId() {
    var resources = resources(deployment("a", healthy("")));
    assertThat(resources)
        .extracting(each -> each.type + " " + each.id)
        .containsExactly("apps.deployment shop/web", "namespace shop", "service shop/web");
    assertThat(resources).extracting(each -> each.state).containsOnly("Ready");
    assertThat(resources.getFirst().perClusterState.ready).containsExactly("fleet-local/local");
    assertThat(resources.get(1).namespace).isNull();
  }

  @Test
  void saysWhatIsNotHealthy() {
    var web =
        resources(
                deployment(
                    "a",
                    healthy(
                        """
                        , ready: false, nonReadyStatus: [{apiVersion: apps/v1, kind: Deployment,
                        namespace: shop, name: web, summary: {state: in-progress,
                        transitioning: true, message: [one, two]}}]""")))
            .getFirst();
    assertThat(web.state).isEqualTo("NotReady");
    assertThat(web.transitioning).isTrue();
    assertThat(web.error).isNull();
    assertThat(web.message).isEqualTo("one; two");
    assertThat(web.perClusterState.notReady).containsExactly("fleet-local/local");
    assertThat(web.perClusterState.ready).isNull();
  }

  @ParameterizedTest
  @CsvSource({"missing, Missing", "delete, Orphaned", "exist, Modified"})
  void saysWhatOthersChanged(String field, String state) {
    var status =
        healthy(
            ", modifiedStatus: [{apiVersion: v1, kind: Service, namespace: shop, name: web, %s: true}]"
                .formatted(field));
    assertThat(resources(deployment("a", status)).getLast().state).isEqualTo(state);
  }

  @Test
  void takesAllObjectsOfAnUnappliedVersionAsWaiting() {
    var status = "{appliedDeploymentID: v0, " + OBJECTS + "}";
    assertThat(resources(deployment("a", status)))
        .extracting(each -> each.state)
        .containsOnly("WaitApplied");
  }

  @Test
  void joinsAnObjectOverClustersAndShowsItsWorstState() {
    var waiting = "{appliedDeploymentID: v0, " + OBJECTS + "}";
    var service =
        resources(
                deployment("a", "two", waiting),
                deployment("a", "one", healthy("")),
                deployment("a", "three", healthy("")))
            .getLast();
    assertThat(service.state).isEqualTo("WaitApplied");
    assertThat(service.perClusterState.ready)
        .containsExactly("fleet-local/one", "fleet-local/three");
    assertThat(service.perClusterState.waitApplied).containsExactly("fleet-local/two");
  }

  @Test
  void sumsTheCountsUpForAllClustersAndForEach() {
    var one = "{resourceCounts: {ready: 2, desiredReady: 3, notReady: 1}}";
    var other = "{resourceCounts: {ready: 1, desiredReady: 1}}";
    var states =
        ResourceStates.of(
            List.of(
                deployment("a", "x", one),
                deployment("b", "x", other),
                deployment("a", "y", other)));
    assertThat(states.counts().ready).isEqualTo(4);
    assertThat(states.counts().desiredReady).isEqualTo(5);
    assertThat(states.counts().notReady).isEqualTo(1);
    assertThat(states.perCluster().get("fleet-local/x").ready).isEqualTo(3);
    assertThat(states.perCluster().get("fleet-local/y").ready).isEqualTo(1);
  }

  @Test
  void listsABoundedNumberAndMarksListsThatWereCutOff() {
    var many =
        IntStream.range(0, 1_100)
            .mapToObj("{apiVersion: v1, kind: Secret, namespace: n, name: s%d}"::formatted)
            .collect(Collectors.joining(","));
    assertThat(resources(deployment("a", "{resources: [" + many + "]}"))).hasSize(1_000);

    var ten =
        IntStream.range(0, 10)
            .mapToObj("{apiVersion: v1, kind: Secret, namespace: n, name: s%d}"::formatted)
            .collect(Collectors.joining(","));
    assertThat(resources(deployment("a", "{nonReadyStatus: [" + ten + "]}")))
        .allSatisfy(each -> assertThat(each.incompleteState).isTrue());
  }

  @Test
  void isEmptyForADeploymentWithoutStatus() {
    assertThat(resources(deployment("a", "null"))).isEmpty();
  }

  private static String healthy(String more) {
    return "{appliedDeploymentID: v1, nonModified: true, " + OBJECTS + more + "}";
  }

  private static List<GitRepoResource> resources(BundleDeployment... deployments) {
    return ResourceStates.of(List.of(deployments)).resources();
  }
}
