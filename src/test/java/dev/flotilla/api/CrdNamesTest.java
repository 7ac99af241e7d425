package dev.flotilla.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.BundleNamespaceMapping;
import dev.flotilla.api.fleet.Cluster;
import dev.flotilla.api.fleet.ClusterGroup;
import dev.flotilla.api.fleet.ClusterRegistration;
import dev.flotilla.api.fleet.ClusterRegistrationToken;
import dev.flotilla.api.fleet.Content;
import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.fleet.GitRepoRestriction;
import dev.flotilla.api.fleet.HelmOp;
import dev.flotilla.api.fleet.ImageScan;
import dev.flotilla.api.fleet.Policy;
import dev.flotilla.api.fleet.Schedule;
import dev.flotilla.api.flotilla.Flotilla;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What users type and see: names, scope, categories and the columns of {@code kubectl get}. */
class CrdNamesTest {

  private static final String STATUS = "Status=.status.conditions[?(@.type==\"Ready\")].message";

  static Stream<Arguments> kinds() {
    return Stream.of(
        arguments(
            GitRepo.class,
            "gitrepos.fleet.cattle.io Namespaced [fleet]",
            List.of(
                "Repo=.spec.repo",
                "Commit=.status.commit",
                "BundleDeployments-Ready=.status.display.readyBundleDeployments",
                STATUS)),
        arguments(
            Bundle.class,
            "bundles.fleet.cattle.io Namespaced []",
            List.of("BundleDeployments-Ready=.status.display.readyClusters", STATUS)),
        arguments(
            BundleDeployment.class,
            "bundledeployments.fleet.cattle.io Namespaced []",
            List.of(
                "Deployed=.status.display.deployed",
                "Monitored=.status.display.monitored",
                STATUS)),
        arguments(Content.class, "contents.fleet.cattle.io Cluster []", List.of()),
        arguments(
            Cluster.class,
            "clusters.fleet.cattle.io Namespaced []",
            List.of(
                "Bundles-Ready=.status.display.readyBundles",
                "Last-Seen=.status.agent.lastSeen",
                STATUS)),
        arguments(
            ClusterGroup.class,
            "clustergroups.fleet.cattle.io Namespaced [fleet]",
            List.of(
                "Clusters-Ready=.status.display.readyClusters",
                "Bundles-Ready=.status.display.readyBundles",
                STATUS)),
        arguments(
            HelmOp.class,
            "helmops.fleet.cattle.io Namespaced [fleet]",
            List.of(
                "Repo=.spec.helm.repo",
                "Chart=.spec.helm.chart",
                "Version=.status.version",
                "BundleDeployments-Ready=.status.display.readyBundleDeployments",
                STATUS)),
        arguments(
            GitRepoRestriction.class,
            "gitreporestrictions.fleet.cattle.io Namespaced []",
            List.of(
                "Default-ServiceAccount=.defaultServiceAccount",
                "Allowed-ServiceAccounts=.allowedServiceAccounts")),
        arguments(
            BundleNamespaceMapping.class,
            "bundlenamespacemappings.fleet.cattle.io Namespaced []",
            List.of()),
        arguments(Policy.class, "policies.fleet.cattle.io Namespaced []", List.of()),
        arguments(
            ImageScan.class,
            "imagescans.fleet.cattle.io Namespaced []",
            List.of("Repository=.spec.image", "Latest=.status.latestTag")),
        arguments(
            Schedule.class,
            "schedules.fleet.cattle.io Namespaced []",
            List.of(
                "Schedule=.spec.schedule",
                "Duration=.spec.duration",
                "Active=.status.active",
                "NextStart=.status.nextStartTime")),
        arguments(
            ClusterRegistration.class,
            "clusterregistrations.fleet.cattle.io Namespaced []",
            List.of("Cluster-Name=.status.clusterName", "Labels=.spec.clusterLabels")),
        arguments(
            ClusterRegistrationToken.class,
            "clusterregistrationtokens.fleet.cattle.io Namespaced []",
            List.of("Secret-Name=.status.secretName")),
        arguments(
            Flotilla.class,
            "flotillas.flotilla.dev Cluster [flotilla]",
            List.of(
                "Ready=.status.conditions[?(@.type==\"Ready\")].status",
                "Continuous-Delivery=.status.features[0].state",
                "Last-Flip=.status.features[0].lastFlip.duration",
                "Last-Cleanup=.status.lastCleanup.time",
                "Status=.status.conditions[?(@.type==\"Ready\")].message",
                "Age=.metadata.creationTimestamp")));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void namesScopeAndCategoriesAreFleets(Class<?> kind, String name, List<String> columns) {
    var crd = Crds.of(kind);
    var names = crd.getSpec().getNames();

    assertThat(names.getKind()).isEqualTo(kind.getSimpleName());
    assertThat(names.getShortNames()).isNullOrEmpty();
    assertThat(
            crd.getMetadata().getName()
                + " "
                + crd.getSpec().getScope()
                + " "
                + names.getCategories())
        .isEqualTo(name);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void columnsAreFleetsInFleetsOrder(Class<?> kind, String name, List<String> columns) {
    var version = Crds.of(kind).getSpec().getVersions().getFirst();

    assertThat(version.getAdditionalPrinterColumns())
        .extracting(column -> column.getName() + "=" + column.getJsonPath())
        .isEqualTo(columns);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theOnlyVersionIsServedAndStoredAndHasAStatusExceptForPolicy(
      Class<?> kind, String name, List<String> columns) {
    assertThat(Crds.of(kind).getSpec().getVersions())
        .singleElement()
        .satisfies(
            version -> {
              assertThat(version.getName()).isEqualTo("v1alpha1");
              assertThat(version.getServed()).isTrue();
              assertThat(version.getStorage()).isTrue();
              assertThat(version.getSubresources() == null).isEqualTo(kind == Policy.class);
            });
  }
}
