package dev.flotilla.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadyMessageTest {

  @Test
  void nothingToSayWhenAllIsReady() {
    assertThat(ReadyMessage.of("Bundle", Map.of(BundleState.Ready, 3), List.of())).isEmpty();
  }

  @Test
  void aBundleThatWaitsIsNamed() {
    var message =
        ReadyMessage.of(
            "Bundle",
            Map.of(BundleState.WaitApplied, 1),
            List.of(item("x", BundleState.WaitApplied, "")));

    assertThat(message).isEqualTo("WaitApplied(1) [Bundle x]");
  }

  @Test
  void anErrorIsQuoted() {
    var message =
        ReadyMessage.of(
            "Cluster",
            Map.of(BundleState.ErrApplied, 2),
            List.of(
                item("fleet-local/local", BundleState.ErrApplied, "no such kind"),
                item("fleet-local/other", BundleState.ErrApplied, "something else")));

    assertThat(message).isEqualTo("ErrApplied(2) [Cluster fleet-local/local: no such kind]");
  }

  @Test
  void detailsFollowAndPartsAreSorted() {
    var notReady =
        new ReadyMessage.Item(
            "x",
            BundleState.NotReady,
            "",
            List.of(),
            List.of(ObjectName.of("apps/v1", "Deployment", "default", "web") + " [progressing] A"));
    var modified =
        new ReadyMessage.Item(
            "y",
            BundleState.Modified,
            "",
            List.of(ObjectName.of("v1", "ConfigMap", "ns", "c") + " missing"),
            List.of());

    var message =
        ReadyMessage.of(
            "Bundle",
            Map.of(BundleState.NotReady, 1, BundleState.Modified, 1),
            List.of(notReady, modified));

    assertThat(message)
        .isEqualTo(
            "Modified(1) [Bundle y]; NotReady(1) [Bundle x]; configmap.v1 ns/c missing; "
                + "deployment.apps default/web [progressing] A");
  }

  @Test
  void atMostFourDetailsOfAKind() {
    var item =
        new ReadyMessage.Item(
            "x", BundleState.NotReady, "", List.of(), List.of("a", "b", "c", "d", "e"));

    var message = ReadyMessage.of("Bundle", Map.of(BundleState.NotReady, 1), List.of(item));

    assertThat(message).isEqualTo("NotReady(1) [Bundle x]; a; b; c; d");
  }

  @Test
  void clusterScopedObjectsHaveNoNamespace() {
    assertThat(ObjectName.of("rbac.authorization.k8s.io/v1", "ClusterRole", "", "view"))
        .isEqualTo("clusterrole.rbac.authorization.k8s.io view");
  }

  private static ReadyMessage.Item item(String name, BundleState state, String message) {
    return new ReadyMessage.Item(name, state, message, List.of(), List.of());
  }
}
