package dev.flotilla.deploy;

import static dev.flotilla.deploy.Site.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flotilla.testing.LocalCluster;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalCluster.class)
class ApplyIT {

  private static final String APP =
      """
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 1
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
            - {name: web, image: "example.com/web:1", ports: [{containerPort: 80}],
               resources: {requests: {cpu: 1000m}}}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: token}
      stringData: {a: b}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec: {selector: {app: web}, ports: [{port: 80}]}
      """;

  private String namespace;
  private Site site;

  @BeforeEach
  void site() {
    namespace = Tenants.newNamespace();
    site = new Site("app-" + namespace, Tenants.admin(), namespace);
  }

  @Test
  void aSecondApplyWritesNothing() {
    var inventory = site.deploy(APP, Site.empty());
    // A Deployment has a controller that writes status; its generation tells of writes to the spec.
    var deployment =
        inventory.keys().stream().filter(k -> k.is("Deployment")).findFirst().orElseThrow();
    var others =
        inventory.only(inventory.keys().stream().filter(k -> !k.is("Deployment")).toList());
    var before = site.versions(others);
    var applied = managedAt(deployment);

    site.deploy(APP, inventory);

    assertThat(site.versions(others)).isEqualTo(before).doesNotContainValue("gone");
    assertThat(site.live(deployment).getMetadata().getGeneration()).isEqualTo(1);
    assertThat(managedAt(deployment)).isEqualTo(applied);
  }

  @Test
  void objectsHaveOneFieldManagerAndTheirOwnersMarks() {
    var inventory = site.deploy(configMap("a", "one"), Site.empty());
    var metadata = site.live(inventory.keys().iterator().next()).getMetadata();

    assertThat(metadata.getManagedFields()).hasSize(1);
    assertThat(metadata.getManagedFields().getFirst().getManager()).isEqualTo("flotilla");
    assertThat(metadata.getManagedFields().getFirst().getOperation()).isEqualTo("Apply");
    assertThat(metadata.getAnnotations()).containsEntry(Owner.ID, site.owner.id());
    assertThat(metadata.getLabels()).containsEntry(Owner.HASH, site.owner.hash());
  }

  @Test
  void aFieldThatIsNoLongerWantedGoes() {
    var yaml = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {%s}\n";
    var inventory = site.deploy(yaml.formatted("x: '1', y: '2'"), Site.empty());

    site.deploy(yaml.formatted("x: '1'"), inventory);

    assertThat(configMaps("a").getData()).isEqualTo(Map.of("x", "1"));
  }

  @Test
  void whatIsNoLongerWantedIsPruned() {
    var inventory = site.deploy(configMap("a", "1") + configMap("b", "1"), Site.empty());

    site.deploy(configMap("a", "2"), inventory);

    assertThat(configMaps("a").getData()).isEqualTo(Map.of("key", "2"));
    assertThat(configMaps("b")).isNull();
  }

  @Test
  void nothingIsPrunedThatTheInventoryDoesNotName() {
    site.deploy(configMap("a", "1") + configMap("b", "1"), Site.empty());

    site.deploy(configMap("a", "1"), Site.empty());

    assertThat(configMaps("b")).isNotNull();
  }

  @Test
  void theKeepPolicyStaysThePrune() {
    var kept =
        configMap("b", "1")
            .replace("{name: b}", "{name: b, annotations: {helm.sh/resource-policy: keep}}");
    var inventory = site.deploy(configMap("a", "1") + kept, Site.empty());

    site.deploy(configMap("a", "1"), inventory);

    assertThat(configMaps("b")).isNotNull();
  }

  @Test
  void theInventoryComesFirst() {
    var manifests = site.render(configMap("a", "1"));

    assertThatThrownBy(() -> site.apply(manifests, Site.empty()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("inventory");
    assertThat(configMaps("a")).isNull();
  }

  @Test
  void aCrashBetweenInventoryAndApplyLeavesNothingUnknown() {
    var manifests = site.render(configMap("a", "1") + configMap("b", "1"));
    var written = Site.empty().plus(manifests.stream().map(Manifest::key).toList());
    // The crash: only the first object was applied, then a new version no longer wants either.
    new Applier(site.objects, new TakeOver(site.owner, false, java.util.Set.of()), o -> true)
        .apply(manifests.getFirst());

    site.deploy(configMap("c", "1"), written);

    assertThat(configMaps("a")).isNull();
    assertThat(configMaps("b")).isNull();
    assertThat(configMaps("c")).isNotNull();
  }

  @Test
  void anObjectOfAnotherBundleIsNotTakenOver() {
    site.deploy(configMap("shared", "mine"), Site.empty());
    var other = new Site("other", Tenants.admin(), namespace);

    var outcome = applyAll(other, configMap("shared", "theirs"));

    assertThat(outcome.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "configmap.v1 %s/shared: is not owned by us: it belongs to the BundleDeployment %s (all.yaml:2)"
                .formatted(namespace, site.owner.id()));
    assertThat(configMaps("shared").getData()).isEqualTo(Map.of("key", "mine"));
  }

  @Test
  void anObjectWhoseBundleIsNoMoreMayBeTaken() {
    site.deploy(configMap("shared", "mine"), Site.empty());
    var other = new Site("other", Tenants.admin(), namespace);
    other.alive = owner -> false;

    assertThat(applyAll(other, configMap("shared", "theirs")).problems()).isEmpty();
    assertThat(configMaps("shared").getData()).isEqualTo(Map.of("key", "theirs"));
  }

  @Test
  void anObjectOfAHelmReleaseIsTakenOnlyWhenAsked() {
    LocalCluster.client()
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName("charted")
                .withNamespace(namespace)
                .withAnnotations(
                    Map.of(
                        "meta.helm.sh/release-name", "redis",
                        "meta.helm.sh/release-namespace", "db"))
                .endMetadata()
                .build())
        .create();

    assertThat(applyAll(site, configMap("charted", "x")).problems())
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .contains("it belongs to the Helm release db/redis");

    site.takeOwnership = true;
    assertThat(applyAll(site, configMap("charted", "x")).problems()).isEmpty();
  }

  @Test
  void oneBadObjectDoesNotStopTheOthersButStopsThePrune() {
    var inventory = site.deploy(configMap("old", "1"), Site.empty());
    var bad =
        "---\napiVersion: v1\nkind: Service\nmetadata: {name: bad}\nspec: {ports: [{port: 99999}]}\n";
    var unknown = "---\napiVersion: example.org/v1\nkind: Widget\nmetadata: {name: w}\n";

    var manifests = site.render(bad + unknown + configMap("good", "1"));
    var outcome =
        site.apply(manifests, inventory.plus(manifests.stream().map(Manifest::key).toList()));

    assertThat(outcome.problems()).hasSize(2);
    assertThat(outcome.problems().toString())
        .contains("service.v1 " + namespace + "/bad")
        .contains("the cluster knows no kind Widget in example.org/v1");
    assertThat(configMaps("good")).isNotNull();
    assertThat(configMaps("old")).isNotNull();
  }

  @Test
  void aTypeAndItsObjectsMayComeInOneBundle() {
    var group = namespace + ".example.com";
    var yaml =
        """
        ---
        apiVersion: GROUP/v1
        kind: Thing
        metadata: {name: t}
        ---
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: things.GROUP}
        spec:
          group: GROUP
          scope: Namespaced
          names: {kind: Thing, plural: things, singular: thing, listKind: ThingList}
          versions:
          - name: v1
            served: true
            storage: true
            schema: {openAPIV3Schema: {type: object}}
        """
            .replace("GROUP", group);
    var outcome = applyAll(site, yaml);

    // Discovery may lag a moment behind the type; the next try has it.
    if (!outcome.problems().isEmpty()) {
      assertThat(outcome.problems().toString()).contains("knows no kind Thing");
      org.awaitility.Awaitility.await()
          .atMost(java.time.Duration.ofSeconds(60))
          .until(() -> applyAll(site, yaml).problems().isEmpty());
    }
    assertThat(site.live(new ObjectKey(group + "/v1", "Thing", namespace, "t"))).isNotNull();
  }

  @Test
  void missingNamespacesAreCreatedAndStay() {
    var fresh = namespace + "-fresh";
    var inventory =
        new Site("app", Tenants.admin(), fresh).deploy(configMap("a", "1"), Site.empty());

    assertThat(inventory.keys()).noneMatch(key -> key.is("Namespace"));
    assertThat(LocalCluster.client().namespaces().withName(fresh).get()).isNotNull();
  }

  private ApplyRun.Outcome applyAll(Site where, String yaml) {
    var manifests = where.render(yaml);
    return where.apply(
        manifests, Site.empty().plus(manifests.stream().map(Manifest::key).toList()));
  }

  private io.fabric8.kubernetes.api.model.ConfigMap configMaps(String name) {
    return LocalCluster.client().configMaps().inNamespace(namespace).withName(name).get();
  }

  private List<String> managedAt(ObjectKey key) {
    return site.live(key).getMetadata().getManagedFields().stream()
        .filter(entry -> "flotilla".equals(entry.getManager()))
        .map(entry -> entry.getTime())
        .toList();
  }
}
