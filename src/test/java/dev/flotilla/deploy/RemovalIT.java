package dev.flotilla.deploy;

import static dev.flotilla.deploy.Site.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.testing.LocalCluster;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalCluster.class)
class RemovalIT {

  private String namespace;
  private Site site;

  @BeforeEach
  void site() {
    namespace = Tenants.newNamespace();
    site = new Site("app-" + namespace, Tenants.admin(), namespace);
  }

  @Test
  void everythingGoesAndWhatIsGoneAlreadyIsFine() {
    var inventory = site.deploy(configMap("a", "1") + configMap("b", "1"), Site.empty());
    maps().withName("a").delete();

    assertThat(site.delete(inventory)).isEmpty();
    assertThat(maps().withName("b").get()).isNull();
    assertThat(site.delete(inventory)).isEmpty();
  }

  @Test
  void whatSomebodyElseTookOverStays() {
    var inventory = site.deploy(configMap("a", "1"), Site.empty());
    maps()
        .withName("a")
        .edit(
            map -> {
              map.getMetadata().getAnnotations().put(Owner.ID, "cluster-test/other");
              return map;
            });

    assertThat(site.delete(inventory)).isEmpty();
    assertThat(maps().withName("a").get()).isNotNull();
  }

  @Test
  void aForeignFinalizerIsNamedAndHoldsUpWhatComesLaterForAWhileOnly() {
    // Applied first (a ServiceAccount), so deleted last.
    var account = "---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {name: first}\n";
    var held =
        configMap("held", "1")
            .replace("{name: held}", "{name: held, finalizers: [example.com/hold]}");
    var inventory = site.deploy(account + held, Site.empty());

    var open = site.delete(inventory);

    assertThat(open)
        .containsExactly(
            "configmap.v1 %s/held is being deleted, held by example.com/hold".formatted(namespace));
    assertThat(account("first")).isTrue();
    assertThat(site.delete(inventory)).isEqualTo(open);

    var later = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(31));
    assertThat(new Removal(site.remover(), later).run(inventory)).isEqualTo(open);
    assertThat(account("first")).isFalse();

    maps()
        .withName("held")
        .edit(
            map -> {
              map.getMetadata().setFinalizers(List.of());
              return map;
            });
    awaitDeleted(inventory);
  }

  @Test
  void customResourceDefinitionsStayUnlessAskedOtherwise() {
    var group = namespace + ".example.com";
    var crd =
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: things.GROUP}
        spec:
          group: GROUP
          scope: Namespaced
          names: {kind: Thing, plural: things}
          versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]
        """
            .replace("GROUP", group);
    var inventory = site.deploy(crd, Site.empty());
    var definitions = LocalCluster.client().apiextensions().v1().customResourceDefinitions();

    assertThat(site.delete(inventory)).isEmpty();
    assertThat(definitions.withName("things." + group).get()).isNotNull();

    site.keep = new Keep(false, false);
    awaitDeleted(inventory);
    assertThat(definitions.withName("things." + group).get()).isNull();
  }

  @Test
  void anObjectWhoseTypeIsNoLongerServedIsGone() {
    var key = new ObjectKey("gone.example.com/v1", "Thing", namespace, "t");

    assertThat(site.delete(Site.empty().plus(List.of(key)))).isEmpty();
  }

  @Test
  void anObjectInAnOldVersionOfItsApiIsStillFound() {
    var web =
        "apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: c}\nspec: {schedule: '@daily', jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: i}]}}}}}\n";
    site.deploy(web, Site.empty());
    var old = new ObjectKey("batch/v1beta1", "CronJob", namespace, "c");

    assertThat(site.delete(Site.empty().plus(List.of(old)))).isEmpty();
    assertThat(
            LocalCluster.client().batch().v1().cronjobs().inNamespace(namespace).list().getItems())
        .isEmpty();
  }

  private io.fabric8.kubernetes.client.dsl.NonNamespaceOperation<
          io.fabric8.kubernetes.api.model.ConfigMap,
          io.fabric8.kubernetes.api.model.ConfigMapList,
          io.fabric8.kubernetes.client.dsl.Resource<io.fabric8.kubernetes.api.model.ConfigMap>>
      maps() {
    return LocalCluster.client().configMaps().inNamespace(namespace);
  }

  /** The API server looks for objects of a kind for a minute before it tries again to forget it. */
  private void awaitDeleted(Inventory inventory) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .untilAsserted(() -> assertThat(site.delete(inventory)).isEmpty());
  }

  private boolean account(String name) {
    return LocalCluster.client().serviceAccounts().inNamespace(namespace).withName(name).get()
        != null;
  }
}
