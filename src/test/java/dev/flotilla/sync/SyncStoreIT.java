package dev.flotilla.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.bundle.BundleValues;
import dev.flotilla.git.GitServer;
import dev.flotilla.git.TestRepository;
import dev.flotilla.testing.LocalCluster;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Syncs with a real API server and no more rights than a sync pod has. */
@ExtendWith(LocalCluster.class)
class SyncStoreIT {

  private static final int PATHS = 12;

  private final KubernetesClient admin = LocalCluster.client();

  @TempDir Path directory;
  private SyncAccess access;
  private GitServer server;
  private TestRepository repository;
  private GitRepo repo;

  @BeforeEach
  void start() throws IOException {
    access = SyncAccess.create(admin);
    var projects = Files.createDirectory(directory.resolve("projects"));
    server = new GitServer(projects);
    repository = new TestRepository(projects.resolve("mono.git"));
    repo = new GitRepo();
    repo.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(access.namespace())
            .withName("mono")
            .withGeneration(1L)
            .build());
    repo.getSpec().repo = server.url("mono.git");
    repo.getSpec().branch = "main";
    repo.getSpec().paths = List.of("apps/*");
  }

  @AfterEach
  void stop() {
    server.close();
    access.close();
    admin.namespaces().withName(access.namespace()).delete();
  }

  @Test
  void aCommitThatTouchesOnePathWritesOneBundleAndARepeatNone() throws IOException {
    assertThat(sync(commit(files())).written()).isEqualTo(PATHS);
    var first = versions();

    var touched = files();
    touched.put("apps/a5/cm.yaml", configMap("other"));
    var commit = commit(touched);
    assertThat(sync(commit)).isEqualTo(Verdict.synced(commit, PATHS, 1, 0));

    var second = versions();
    assertThat(second.entrySet())
        .filteredOn(each -> !each.getValue().equals(first.get(each.getKey())))
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder("Bundle/mono-apps-a5", "Secret/mono-apps-a5");

    assertThat(sync(commit)).isEqualTo(Verdict.synced(commit, PATHS, 0, 0));
    touched.put("README.md", "not deployed");
    assertThat(sync(commit(touched)).written()).isZero();
    assertThat(versions()).isEqualTo(second);
  }

  @Test
  void valuesAreInASecretOfFleetsTypeThatGoesWithItsBundle() throws IOException {
    sync(
        commit(
            Map.of(
                "apps/a/fleet.yaml", "helm: {values: {a: b}}", "apps/a/c.yaml", configMap("x"))));

    var bundle =
        admin.resources(Bundle.class).inNamespace(access.namespace()).withName("mono-apps-a");
    var secret = admin.secrets().inNamespace(access.namespace()).withName("mono-apps-a");
    assertThat(bundle.get().getSpec().helm.values).isNull();
    assertThat(secret.get().getType()).isEqualTo("fleet.cattle.io/bundle-values/v1alpha1");
    assertThat(secret.get().getMetadata().getLabels()).containsEntry(FleetNames.REPO_NAME, "mono");
    assertThat(secret.get().getData())
        .isEqualTo(
            Map.of("values.yaml", Base64.getEncoder().encodeToString("{\"a\":\"b\"}".getBytes())));
    assertThat(secret.get().getMetadata().getOwnerReferences())
        .singleElement()
        .satisfies(
            owner -> {
              assertThat(owner.getKind()).isEqualTo("Bundle");
              assertThat(owner.getUid()).isEqualTo(bundle.get().getMetadata().getUid());
              assertThat(owner.getController()).isTrue();
              assertThat(owner.getBlockOwnerDeletion()).isTrue();
            });

    bundle.delete();
    await().atMost(Duration.ofMinutes(2)).until(() -> secret.get() == null);
  }

  @Test
  void aSecretOfAnotherTypeIsNotTakenOver() throws IOException {
    var other = secretOfAnotherType();

    var verdict =
        sync(
            commit(
                Map.of(
                    "apps/a/fleet.yaml",
                    "helm: {values: {a: b}}",
                    "apps/a/c.yaml",
                    configMap("x"))));

    assertThat(verdict.error()).isEqualTo("BundleConflict");
    assertThat(verdict.message())
        .contains("there is a Secret of that name that is not of type " + BundleValues.SECRET_TYPE)
        .doesNotContain("s3cret");
    assertThat(admin.resource(other).get().getData()).containsOnlyKeys("password");
  }

  @Test
  void aSyncPodCannotReadTheSecretsOfItsNamespace() throws IOException {
    sync(
        commit(
            Map.of(
                "apps/a/fleet.yaml", "helm: {values: {a: b}}", "apps/a/c.yaml", configMap("x"))));
    var secrets = access.client().secrets().inNamespace(access.namespace());

    assertForbidden(() -> secrets.withName("mono-apps-a").get());
    assertForbidden(secrets::list);
    assertForbidden(() -> secrets.withName("mono-apps-a").delete());
    assertForbidden(() -> secrets.withName("mono-apps-a").patch("{\"metadata\":{}}"));
  }

  @Test
  void thePolicyOfTheDocumentationKeepsASyncPodFromOtherSecrets() throws IOException {
    var other = secretOfAnotherType();
    var policy = documented("ValidatingAdmissionPolicy");
    var overwrite = new SecretBuilder(other).build();
    overwrite.getMetadata().setResourceVersion("0");
    var secrets = access.client().secrets().inNamespace(access.namespace());
    try {
      policy.forEach(object -> admin.resource(object).create());
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(
              () ->
                  assertThatThrownBy(() -> secrets.resource(overwrite).update())
                      .hasMessageContaining("sync pods write Secrets with the Helm values"));
      admin.resource(other).delete();
      var commit =
          commit(
              Map.of(
                  "apps/a/fleet.yaml", "helm: {values: {a: b}}", "apps/a/c.yaml", configMap("x")));
      assertThat(sync(commit).written()).isEqualTo(1);
    } finally {
      policy.forEach(object -> admin.resource(object).delete());
    }
    // It holds for a moment longer, and would for the next test.
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> secrets.resource(overwrite).update())
                    .hasMessageNotContaining("sync pods write Secrets with the Helm values"));
  }

  private Secret secretOfAnotherType() {
    var secret =
        new SecretBuilder()
            .withNewMetadata()
            .withName("mono-apps-a")
            .withNamespace(access.namespace())
            .endMetadata()
            .addToStringData("password", "s3cret")
            .build();
    admin.resource(secret).create();
    return secret;
  }

  /** The objects in the block of docs/security.md that holds one of a kind. */
  private List<HasMetadata> documented(String kind) throws IOException {
    var blocks = Files.readString(Path.of("docs/security.md")).split("```(yaml)?\n");
    var block =
        Stream.of(blocks)
            .filter(text -> text.contains("kind: " + kind + "\n"))
            .findFirst()
            .orElseThrow();
    return admin.load(new ByteArrayInputStream(block.getBytes())).items();
  }

  private static void assertForbidden(Runnable request) {
    assertThatThrownBy(request::run)
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(403));
  }

  private Verdict sync(String commit) {
    var store = new KubernetesBundleStore(access.client(), access.namespace());
    var temp = directory.resolve("tmp");
    try {
      Files.createDirectories(temp);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    var verdict =
        new Sync(() -> Optional.of(repo), store, temp, Optional.empty(), line -> {}).run(commit, 1);
    assertThat(verdict.message()).doesNotContain("refused a request");
    return verdict;
  }

  private String commit(Map<String, String> files) throws IOException {
    return repository.commit("main", files);
  }

  private static Map<String, String> files() {
    var files = new HashMap<String, String>();
    for (var i = 0; i < PATHS; i++) {
      files.put("apps/a" + i + "/cm.yaml", configMap("one"));
    }
    files.put("apps/a3/fleet.yaml", "helm: {values: {a: 1}}");
    files.put("apps/a5/fleet.yaml", "helm: {values: {a: 1}}");
    return files;
  }

  private static String configMap(String text) {
    return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {text: " + text + "}\n";
  }

  /** What is there, in which version. */
  private Map<String, String> versions() {
    var versions = new TreeMap<String, String>();
    var bundles = admin.resources(Bundle.class).inNamespace(access.namespace()).list().getItems();
    Stream<? extends HasMetadata> secrets =
        admin.secrets().inNamespace(access.namespace()).list().getItems().stream()
            .filter((Secret secret) -> BundleValues.SECRET_TYPE.equals(secret.getType()));
    Stream.concat(bundles.stream(), secrets)
        .forEach(
            each ->
                versions.put(
                    each.getKind() + "/" + each.getMetadata().getName(),
                    each.getMetadata().getResourceVersion()));
    return versions;
  }
}
