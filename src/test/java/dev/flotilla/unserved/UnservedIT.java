package dev.flotilla.unserved;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.testing.OperatorTest;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What objects say that nothing serves. */
class UnservedIT extends OperatorTest {

  private static final Map<String, Object> SPECS =
      Map.of(
          "HelmOp", Map.of("helm", Map.of("chart", "https://charts.example.org/a.tgz")),
          "ImageScan", Map.of("image", "nginx", "interval", "1m"),
          "Schedule", Map.of("schedule", "0 0 1 * * *"),
          "ClusterRegistration", Map.of("clientID", "a"),
          "ClusterRegistrationToken", Map.of("ttl", "1h"));

  @Override
  protected Map<String, String> environment() {
    return Map.of("FLOTILLA_UNSERVED_INTERVAL", "PT0.5S");
  }

  @AfterEach
  void removeAll() {
    UnservedKind.ALL.forEach(
        kind -> admin.genericKubernetesResources(kind.definition()).inNamespace(LOCAL).delete());
  }

  @Test
  void eachIsToldOnceAndAgainAfterAChange() {
    UnservedKind.ALL.forEach(this::create);

    for (var kind : UnservedKind.ALL) {
      soon()
          .untilAsserted(
              () ->
                  assertThat(conditions(kind))
                      .extracting(each -> each.get("type") + "=" + each.get("status"))
                      .containsExactly("Accepted=False", "Ready=False", "Stalled=True"));
      assertThat(conditions(kind))
          .allSatisfy(each -> assertThat(each).containsEntry("message", kind.message()));
    }
    var helmOp = UnservedKind.ALL.getFirst();
    var version = object(helmOp).getMetadata().getResourceVersion();
    var other = new UnservedKind("Schedule", "schedules", "");
    admin.genericKubernetesResources(other.definition()).inNamespace(LOCAL).delete();
    create(UnservedKind.ALL.get(2));
    soon().until(() -> !conditions(UnservedKind.ALL.get(2)).isEmpty());
    assertThat(object(helmOp).getMetadata().getResourceVersion())
        .as("a further round wrote nothing")
        .isEqualTo(version);

    var changed = object(helmOp);
    changed.setAdditionalProperty("spec", Map.of("paused", true));
    admin.resource(changed).update();
    soon()
        .untilAsserted(
            () ->
                assertThat(conditions(helmOp))
                    .allSatisfy(each -> assertThat(each).containsEntry("observedGeneration", 2)));
  }

  private void create(UnservedKind kind) {
    var object = new GenericKubernetesResource();
    object.setApiVersion("fleet.cattle.io/v1alpha1");
    object.setKind(kind.kind());
    object.setMetadata(new ObjectMetaBuilder().withName("a").withNamespace(LOCAL).build());
    if (SPECS.containsKey(kind.kind())) {
      object.setAdditionalProperty("spec", SPECS.get(kind.kind()));
    }
    admin.resource(object).create();
  }

  private GenericKubernetesResource object(UnservedKind kind) {
    return admin
        .genericKubernetesResources(kind.definition())
        .inNamespace(LOCAL)
        .withName("a")
        .get();
  }

  private List<Map<String, Object>> conditions(UnservedKind kind) {
    List<Map<String, Object>> conditions = object(kind).get("status", "conditions");
    return conditions == null ? List.of() : conditions;
  }
}
