package dev.flotilla.target;

import static dev.flotilla.target.Yaml.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.target.options.Options;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeploymentsTest {

  private static final ClusterView LOCAL =
      new ClusterView("fleet-local", "local", Map.of(), Map.of(), Map.of(), false, true);
  private static final ClusterView HELD =
      new ClusterView("fleet-local", "local", Map.of(), Map.of(), Map.of(), true, true);
  private static final String BUNDLE =
      """
      metadata:
        name: web
        namespace: fleet-local
        labels: {fleet.cattle.io/commit: abc, fleet.cattle.io/repo-name: shop, team: blue,
                 objectset.rio.cattle.io/hash: x}
      spec:
        namespace: shop
        paused: %s
        dependsOn: [{name: db}]
        correctDrift: {enabled: true}
        forceSyncGeneration: %d
        resources: [{name: a.yaml, content: 'a: b'}]
        targets: [{clusterGroup: default}]
      """;

  @Test
  void deploysANewBundleAtOnce() {
    var release = release(false, 0, "s-1");
    var first = Deployments.first(release, LOCAL, true);

    assertThat(first.getMetadata().getName()).isEqualTo("web");
    assertThat(first.getMetadata().getNamespace())
        .isEqualTo("cluster-fleet-local-local-1a3d67d0a899");
    assertThat(first.getSpec().deploymentID).isEqualTo(release.id()).startsWith("s-1:");
    assertThat(first.getSpec().stagedDeploymentID).isEqualTo(release.id());
    assertThat(first.getSpec().paused).isNull();
    assertThat(first.getSpec().options.namespace).isEqualTo("shop");
    assertThat(first.getSpec().options.correctDrift.enabled).isTrue();
    assertThat(first.getSpec().options.getClass().getSimpleName())
        .isEqualTo("BundleDeploymentOptions");
    assertThat(first.getSpec().correctDrift.enabled).isTrue();
    assertThat(first.getSpec().dependsOn).extracting(entry -> entry.name).containsExactly("db");
  }

  @Test
  void labelsADeploymentSoThatItIsFoundFromBothEnds() {
    assertThat(Deployments.first(release(false, 0, "s-1"), LOCAL, true).getMetadata().getLabels())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "team", "blue",
                "fleet.cattle.io/commit", "abc",
                "fleet.cattle.io/repo-name", "shop",
                "fleet.cattle.io/bundle-name", "web",
                "fleet.cattle.io/bundle-namespace", "fleet-local",
                "fleet.cattle.io/cluster", "local",
                "fleet.cattle.io/cluster-namespace", "fleet-local",
                "fleet.cattle.io/managed", "true",
                "fleet.cattle.io/content-name", "s-1"));
  }

  @Test
  void changesNothingWhenNothingIsNew() {
    var release = release(false, 3, "s-1");
    var existing = Deployments.first(release, LOCAL, true);
    assertThat(Deployments.same(existing, Deployments.next(release, LOCAL, true, existing, "")))
        .isTrue();
  }

  @Test
  void releasesANewVersionAndKeepsWhatIsNotTheBundlesToSay() {
    var existing = Deployments.first(release(false, 0, "s-1"), LOCAL, true);
    existing.getMetadata().setFinalizers(List.of("f"));
    existing.getMetadata().setResourceVersion("7");
    existing.getMetadata().setAnnotations(Map.of("a", "b"));
    var next = Deployments.next(release(false, 0, "s-2"), LOCAL, true, existing, "");

    assertThat(Deployments.same(existing, next)).isFalse();
    assertThat(next.getSpec().deploymentID).startsWith("s-2:");
    assertThat(next.getMetadata().getLabels()).containsEntry(FleetNames.CONTENT, "s-2");
    assertThat(next.getMetadata().getFinalizers()).containsExactly("f");
    assertThat(next.getMetadata().getResourceVersion()).isEqualTo("7");
    assertThat(next.getMetadata().getAnnotations()).containsEntry("a", "b");
    assertThat(existing.getSpec().deploymentID).startsWith("s-1:");
  }

  @Test
  void stagesButDoesNotReleaseWhileTheBundleIsPaused() {
    var existing = Deployments.first(release(false, 0, "s-1"), LOCAL, true);
    var next = Deployments.next(release(true, 9, "s-2"), LOCAL, false, existing, "");
    assertHeld(existing, next);
  }

  @Test
  void stagesButDoesNotReleaseWhileTheClusterIsPaused() {
    var existing = Deployments.first(release(false, 0, "s-1"), LOCAL, true);
    assertHeld(existing, Deployments.next(release(false, 9, "s-2"), HELD, false, existing, ""));
  }

  @Test
  void releasesNothingOfABundleThatIsPausedFromTheStart() {
    var first = Deployments.first(release(true, 0, "s-1"), LOCAL, false);
    assertThat(first.getSpec().deploymentID).isNull();
    assertThat(first.getSpec().options).isNull();
    assertThat(first.getSpec().stagedDeploymentID).startsWith("s-1:");
    assertThat(first.getMetadata().getLabels()).containsEntry(FleetNames.CONTENT, "s-1");
  }

  @Test
  void deploysAgainWhenTheForcedGenerationChanges() {
    assertThat(release(false, 1, "s-1").id()).isNotEqualTo(release(false, 2, "s-1").id());
  }

  private static void assertHeld(BundleDeployment existing, BundleDeployment next) {
    assertThat(next.getSpec().paused).isTrue();
    assertThat(next.getSpec().deploymentID).isEqualTo(existing.getSpec().deploymentID);
    assertThat(next.getSpec().options).isSameAs(existing.getSpec().options);
    assertThat(next.getSpec().stagedDeploymentID).startsWith("s-2:");
    assertThat(next.getSpec().stagedOptions.forceSyncGeneration).isEqualTo(9);
    assertThat(next.getMetadata().getLabels()).containsEntry(FleetNames.CONTENT, "s-1");
  }

  private static Release release(boolean paused, long force, String content) {
    var bundle = read(BUNDLE.formatted(paused, force), Bundle.class);
    return Release.of(bundle, content, Options.copy(bundle.getSpec()));
  }
}
