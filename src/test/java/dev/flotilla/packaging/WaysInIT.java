package dev.flotilla.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.docs.Guide;
import dev.flotilla.testing.OwnCluster;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The commands of {@code docs/installing.md} and the README, run as they stand there on a real API
 * server: what they install, what an upgrade leaves, and what stays when they have uninstalled it.
 */
class WaysInIT {

  private static final String NAMESPACE = "flotilla-system";
  private static final String PAGE = "docs/installing.md";
  private static final Guide GUIDE = Guide.of(WaysInIT.class);

  private static OwnCluster cluster;

  @BeforeAll
  static void start() {
    cluster = OwnCluster.start("w");
  }

  @AfterAll
  static void end() {
    cluster.close();
    GUIDE.assertAllRun();
  }

  @Test
  void theShortWayOfTheReadmeIsTheWholeWay() {
    // The operator makes it, which needs a node to run on.
    run("kubectl create namespace fleet-local");
    cluster.shell().run(GUIDE.section("README.md", "Install in a cluster"));

    assertThat(deployment()).isNotNull();
    assertThat(theSwitch()).isNotNull();

    run("kubectl delete -f kubernetes/samples/gitrepo.yaml");
    run("kubectl delete flotilla flotilla");
    run("kubectl delete -k kubernetes");
  }

  @ParameterizedTest
  @CsvSource({
    "Kustomize,     kubectl delete -k kubernetes/overlays/high-availability, 2",
    "A single file, kubectl delete -f kubernetes/single-file/flotilla.yaml,  1"
  })
  void manifestsComeAndGoAndTheDefinitionsStay(String way, String uninstall, int replicas) {
    follow(way);

    assertThat(deployment().getSpec().getReplicas()).isEqualTo(replicas);
    assertThat(theSwitch()).isNotNull();

    follow("Uninstalling");
    run(uninstall);
    assertThat(deployment()).isNull();
    assertThat(theSwitch()).isNull();
    assertDefinitionsAreThere();
  }

  @Test
  void aReleaseKeepsItsValuesWhenItIsUpgradedAndTheSwitchWhenItIsUninstalled() {
    follow("The Helm chart");
    assertThat(image()).isEqualTo("REGISTRY/flotilla:TAG");
    assertThat(cluster.client().namespaces().withName(NAMESPACE).get().getMetadata().getLabels())
        .containsEntry("pod-security.kubernetes.io/enforce", "restricted");

    follow("Upgrading");
    assertThat(image()).isEqualTo("REGISTRY/flotilla:TAG");

    run("helm uninstall flotilla --namespace flotilla-system");
    assertThat(deployment()).isNull();
    assertThat(theSwitch().isMarkedForDeletion()).isFalse();
    assertDefinitionsAreThere();

    run("kubectl delete flotilla flotilla");
    run("kubectl delete namespace flotilla-system");
  }

  @Test
  void theRightsToDeployAreGivenByOneCommand() {
    follow("The Operator Lifecycle Manager");

    var bindings = cluster.client().rbac().clusterRoleBindings().withName("flotilla-deployer");
    assertThat(bindings.get().getRoleRef().getName()).isEqualTo("cluster-admin");
    bindings.delete();
  }

  private static void follow(String section) {
    cluster.shell().run(GUIDE.section(PAGE, section));
  }

  private static void run(String command) {
    cluster.shell().run(List.of(command));
  }

  private static void assertDefinitionsAreThere() {
    var there = cluster.client().apiextensions().v1().customResourceDefinitions().list();
    assertThat(there.getItems()).hasSize(Manifests.definitions().size());
  }

  private static Deployment deployment() {
    return cluster.client().apps().deployments().inNamespace(NAMESPACE).withName("flotilla").get();
  }

  private static String image() {
    return deployment().getSpec().getTemplate().getSpec().getContainers().getFirst().getImage();
  }

  private static Flotilla theSwitch() {
    return cluster.client().resources(Flotilla.class).withName("flotilla").get();
  }
}
