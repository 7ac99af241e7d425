package dev.flotilla.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RenderingTest {

  private static final Owner OWNER = new Owner("cluster-fleet-local-local-1a2b", "app");
  private static final Set<String> CLUSTER_KINDS =
      Set.of(
          "Namespace", "ClusterRole", "CustomResourceDefinition", "ValidatingWebhookConfiguration");
  private static final Placement DEFAULT = new Placement("default", "");

  @Test
  void objectsWithoutANamespaceGetTheDefaultOne() {
    var keys = keys(render(map("a", null) + map("b", "other"), new Placement("home", "")));

    assertThat(keys).containsExactly("configmap.v1 home/a", "configmap.v1 other/b");
  }

  @Test
  void aForcedNamespaceHoldsForAllObjects() {
    var manifests = render(map("a", null) + map("b", "other"), new Placement("home", "tenant"));

    assertThat(keys(manifests)).containsExactly("configmap.v1 tenant/a", "configmap.v1 tenant/b");
    assertThat(manifests)
        .allSatisfy(m -> assertThat(metadata(m)).containsEntry("namespace", "tenant"));
  }

  @Test
  void aForcedNamespaceForbidsClusterScopedObjects() {
    assertThatThrownBy(() -> render(object("v1", "Namespace", "x"), new Placement("d", "tenant")))
        .isInstanceOf(RenderException.class)
        .hasMessage(
            "a.yaml:2: namespace.v1 x is cluster-scoped, but the bundle may only have objects in"
                + " namespace tenant");
  }

  @Test
  void theScopeOfACustomTypeIsKnownFromItsDefinitionInTheBundle() {
    var crd =
        """
        ---
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: things.example.com}
        spec:
          group: example.com
          scope: Cluster
          names: {kind: Thing}
          versions: [{name: v1}]
        """;

    var keys = keys(render(object("example.com/v1", "Thing", "t") + crd, DEFAULT));

    assertThat(keys)
        .containsExactly(
            "customresourcedefinition.apiextensions.k8s.io things.example.com",
            "thing.example.com t");
  }

  @Test
  void everyObjectCarriesItsOwner() {
    var metadata = metadata(render(map("a", null), DEFAULT).getFirst());

    assertThat(metadata.get("annotations"))
        .isEqualTo(Map.of(Owner.ID, "cluster-fleet-local-local-1a2b/app"));
    assertThat(metadata.get("labels")).isEqualTo(Map.of(Owner.HASH, OWNER.hash()));
    assertThat(OWNER.hash()).matches("[0-9a-f]{40}");
  }

  @Test
  void whatOthersNeedComesFirstAndWebhooksLast() {
    var yaml =
        object("admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration", "w")
            + object("example.com/v1", "Thing", "t")
            + object("apps/v1", "Deployment", "d")
            + map("c", null)
            + object("v1", "ServiceAccount", "sa")
            + object("rbac.authorization.k8s.io/v1", "ClusterRole", "r")
            + object("v1", "Namespace", "ns");

    var manifests = render(yaml, DEFAULT);

    assertThat(manifests)
        .extracting(m -> m.key().kind())
        .containsExactly(
            "Namespace",
            "ServiceAccount",
            "ClusterRole",
            "ConfigMap",
            "Deployment",
            "Thing",
            "ValidatingWebhookConfiguration");
    assertThat(manifests.stream().map(Manifest::key).sorted(ApplyOrder.deleting()))
        .extracting(ObjectKey::kind)
        .startsWith("ValidatingWebhookConfiguration")
        .endsWith("Namespace");
  }

  @Test
  void aCustomTypeNamedLikeABuiltInOneIsNoBuiltIn() {
    var yaml =
        object("serving.knative.dev/v1", "Service", "s") + object("apps/v1", "Deployment", "d");

    assertThat(render(yaml, DEFAULT))
        .extracting(m -> m.key().kind())
        .containsExactly("Deployment", "Service");
  }

  @Test
  void theSameObjectTwiceNamesBothPlaces() {
    var content =
        Contents.of("a.yaml", map("a", null)).with("sub/b.yml", "\n" + map("a", "default"));

    assertThatThrownBy(() -> render(content, DEFAULT))
        .hasMessage(
            "sub/b.yml:3: configmap.v1 default/a is already in a.yaml:2; remove one of them");
  }

  @Test
  void listsStandForTheirMembers() {
    var yaml =
        """
        apiVersion: v1
        kind: List
        items:
        - {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}
        - {apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: Secret, metadata: {name: b}}]}
        ---
        apiVersion: v1
        kind: ConfigMapList
        items:
        - {metadata: {name: c}}
        """;

    assertThat(keys(render(yaml, DEFAULT)))
        .containsExactly("secret.v1 default/b", "configmap.v1 default/a", "configmap.v1 default/c");
  }

  @Test
  void otherFilesAndOverlaysAreLeftAlone() {
    var content =
        Contents.of("README.md", "not: [yaml")
            .with("overlays/prod/patch.yaml", map("patched", null))
            .with(
                "a.json",
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"j\"}}")
            .packed("big.yaml", map("packed", null));

    assertThat(keys(render(content, DEFAULT)))
        .containsExactly("configmap.v1 default/j", "configmap.v1 default/packed");
  }

  @Test
  void anEmptyBundleHasNoObjects() {
    assertThat(render(new Contents(), DEFAULT)).isEmpty();
  }

  @Test
  void whatIsNoObjectIsRefusedWithItsPlace() {
    assertRefused("- a\n", "a.yaml:1: is not a Kubernetes object but a list");
    assertRefused("just text\n", "a.yaml:1: is not a Kubernetes object but a plain value");
    assertRefused(
        "\nkind: ConfigMap\nmetadata: {name: a}\n", "a.yaml:2: the object has no apiVersion");
    assertRefused("apiVersion: v1\nkind: ConfigMap\n", "a.yaml:1: the object has no metadata.name");
    assertRefused(
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: 5}\n",
        "a.yaml:1: the object has no metadata.name, or not a text");
  }

  @Test
  void chartsAndKustomizationsAreNotSilentlyTakenForManifests() {
    var chart =
        Contents.of("chart/Chart.yaml", "name: c").with("chart/templates/a.yaml", "{{ x }}");
    assertThatThrownBy(() -> render(chart, DEFAULT))
        .isInstanceOf(NotSupportedException.class)
        .hasMessageContaining("chart/Chart.yaml: helm is not served yet");
    assertThatThrownBy(() -> render(Contents.of("kustomization.yaml", "resources: []"), DEFAULT))
        .isInstanceOf(NotSupportedException.class)
        .hasMessageContaining("kustomize");
  }

  @Test
  void whatUnpacksToTooMuchIsRefused() {
    var bomb = Contents.gzip(new byte[ContentReader.LIMIT + 1]);
    assertThatThrownBy(() -> ContentReader.read(bomb))
        .isInstanceOf(RenderException.class)
        .hasMessageContaining("unpacks to more than the 16 MiB");

    var half = "#".repeat(ContentReader.LIMIT / 2 + 1);
    var many = new Contents().packed("a.yaml", half).packed("b.yaml", half).bytes();
    assertThatThrownBy(() -> ContentReader.read(many))
        .isInstanceOf(RenderException.class)
        .hasMessageStartingWith("b.yaml: unpacks to more");
  }

  @Test
  void brokenPackagingIsNamed() {
    assertThatThrownBy(() -> ContentReader.read(new byte[] {1, 2, 3}))
        .hasMessageStartingWith("content: is not gzip data");
    assertThatThrownBy(() -> ContentReader.read(Contents.gzip(new byte[] {'{'})))
        .hasMessageStartingWith("content is not JSON");
    var text = new Contents().with("a", "%%%", "base64+gz").bytes();
    assertThatThrownBy(() -> ContentReader.read(text))
        .hasMessageContaining("a: is marked base64+gz");
    var odd = new Contents().with("a", "x", "rot13").bytes();
    assertThatThrownBy(() -> ContentReader.read(odd)).hasMessage("a: unknown encoding rot13");
  }

  private static void assertRefused(String yaml, String message) {
    assertThatThrownBy(() -> render(yaml, DEFAULT))
        .isInstanceOf(RenderException.class)
        .hasMessage(message);
  }

  private static List<Manifest> render(String yaml, Placement placement) {
    return render(Contents.of("a.yaml", yaml), placement);
  }

  private static List<Manifest> render(Contents contents, Placement placement) {
    return Rendering.render(
        contents.bytes(),
        placement,
        OWNER,
        (apiVersion, kind) ->
            CLUSTER_KINDS.contains(kind) ? Scopes.Scope.CLUSTER : Scopes.Scope.NAMESPACED);
  }

  private static List<String> keys(List<Manifest> manifests) {
    return manifests.stream().map(manifest -> manifest.key().toString()).toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> metadata(Manifest manifest) {
    return (Map<String, Object>) manifest.content().get("metadata");
  }

  private static String map(String name, String namespace) {
    var where = namespace == null ? "" : ", namespace: " + namespace;
    return "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s%s}\n".formatted(name, where);
  }

  private static String object(String apiVersion, String kind, String name) {
    return "---\napiVersion: %s\nkind: %s\nmetadata: {name: %s}\n"
        .formatted(apiVersion, kind, name);
  }
}
