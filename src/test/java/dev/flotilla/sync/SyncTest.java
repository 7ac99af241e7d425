package dev.flotilla.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.CorrectDrift;
import dev.flotilla.api.fleet.GitBundlePath;
import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.fleet.GitRepoSpec;
import dev.flotilla.api.fleet.GitTarget;
import dev.flotilla.git.GitServer;
import dev.flotilla.git.TestRepository;
import dev.flotilla.sync.Verdict.Outcome;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole sync: a real Git server, and a cluster of nothing but Bundles. */
class SyncTest {

  private static final String CONFIG = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";

  @TempDir Path directory;
  Path temp;
  GitServer server;
  TestRepository repository;
  final MemoryBundleStore store = new MemoryBundleStore();
  final List<String> log = new ArrayList<>();
  GitRepo repo;
  int lookups;

  @BeforeEach
  void start() throws IOException {
    temp = Files.createDirectory(directory.resolve("tmp"));
    var projects = Files.createDirectory(directory.resolve("projects"));
    server = new GitServer(projects);
    repository = new TestRepository(projects.resolve("repo.git"));
    repo = new GitRepo();
    repo.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace("fleet-local")
            .withName("demo")
            .withGeneration(7L)
            .addToLabels("team", "a")
            .build());
    repo.setSpec(new GitRepoSpec());
    repo.getSpec().repo = server.url("repo.git");
    repo.getSpec().branch = "main";
    repo.getSpec().paths = List.of("web", "api*");
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    try (var left = Files.list(temp)) {
      assertThat(left).as("nothing is left behind").isEmpty();
    }
  }

  @Test
  void aCommitBecomesBundlesAndTheNextOneChangesOnlyWhatDiffers() throws IOException {
    var first = commit("web/a.yaml", CONFIG, "api/a.yaml", CONFIG);
    assertThat(sync(first)).isEqualTo(Verdict.synced(first, 2, 2, 0));
    assertThat(store.actions).containsExactly("apply demo-web", "apply demo-api");
    assertThat(store.bundles.get("demo-web").getMetadata().getLabels())
        .isEqualTo(Map.of("team", "a", FleetNames.REPO_NAME, "demo", FleetNames.COMMIT, first));

    store.actions.clear();
    var same = commit("web/a.yaml", CONFIG, "api/a.yaml", CONFIG, "README.md", "new");
    assertThat(sync(same)).isEqualTo(Verdict.synced(same, 2, 0, 0));
    assertThat(store.actions).isEmpty();

    var third = commit("web/a.yaml", CONFIG + "data: {a: b}\n");
    assertThat(sync(third)).isEqualTo(Verdict.synced(third, 1, 1, 1));
    assertThat(store.actions).containsExactly("apply demo-web", "delete demo-api");
  }

  @Test
  void anEmptyOrBrokenCommitDeletesNothing() throws IOException {
    sync(commit("web/a.yaml", CONFIG));
    repo.getSpec().paths = List.of("api*");
    store.actions.clear();

    assertFailed(sync(commit("README.md", "all gone")), "NoResources", false);
    repo.getSpec().paths = List.of("web");
    assertFailed(sync(commit("README.md", "all gone")), "PathNotFound", false);
    var broken = sync(commit("web/a.yaml", "apiVersion: v1\nkind: A\nx: [1\n"));
    assertFailed(broken, "InvalidYaml", false);
    assertThat(broken.message()).startsWith("web/a.yaml:4:1: ");
    assertThat(store.actions).isEmpty();
    assertThat(store.bundles).containsOnlyKeys("demo-web");
  }

  @Test
  void nothingIsPrunedWhenAWriteFails() throws IOException {
    sync(commit("web/a.yaml", CONFIG, "api/a.yaml", CONFIG));
    store.actions.clear();
    store.failsOn = "demo-web";

    assertFailed(sync(commit("web/a.yaml", CONFIG + "data: {}\n")), "ClusterError", true);
    assertThat(store.actions).isEmpty();
  }

  @Test
  void aBundleOfSomebodyElseIsNotTakenOver() throws IOException {
    var foreign = new Bundle();
    foreign.setMetadata(
        new ObjectMetaBuilder()
            .withName("demo-web")
            .withLabels(new HashMap<>(Map.of(FleetNames.REPO_NAME, "other")))
            .build());
    store.bundles.put("demo-web", foreign);
    var commit = commit("web/a.yaml", CONFIG, "api/a.yaml", CONFIG);

    var verdict = sync(commit);
    assertFailed(verdict, "BundleConflict", false);
    assertThat(verdict.message()).contains("demo-web", "GitRepo other");

    foreign.getMetadata().setLabels(Map.of("app", "mine"));
    assertThat(sync(commit).message()).contains("belongs to no GitRepo");
    assertThat(store.actions).isEmpty();
  }

  @Test
  void aGitRepoThatChangedIsLeftToTheNextSync() throws IOException {
    var commit = commit("web/a.yaml", CONFIG);
    repo.getMetadata().setGeneration(8L);
    assertThat(sync(commit).outcome()).isEqualTo(Outcome.Superseded);
    assertThat(server.requests()).as("not even cloned").isEmpty();

    var whileReading =
        new Sync(
            () -> lookups++ == 0 ? Optional.of(generation(7L)) : Optional.of(generation(8L)),
            store,
            temp,
            Optional.empty(),
            log::add);
    assertThat(whileReading.run(commit, 7).outcome()).isEqualTo(Outcome.Superseded);
    assertThat(
            new Sync(Optional::empty, store, temp, Optional.empty(), log::add)
                .run(commit, 7)
                .outcome())
        .isEqualTo(Outcome.Superseded);
    assertThat(store.actions).isEmpty();
  }

  @Test
  void whatTheGitRepoSaysGoesIntoTheBundle() throws IOException {
    var spec = repo.getSpec();
    spec.paths = null;
    spec.targetNamespace = "web";
    spec.serviceAccount = "deployer";
    spec.paused = true;
    spec.keepResources = false;
    spec.deleteNamespace = true;
    spec.forceSyncGeneration = 3L;
    spec.correctDrift = new CorrectDrift();
    spec.correctDrift.enabled = true;
    var named = new GitTarget();
    named.name = "one";
    named.clusterName = "local";
    var unnamed = new GitTarget();
    unnamed.clusterGroup = "all";
    spec.targets = List.of(named, unnamed);

    sync(commit("a.yaml", CONFIG));

    var bundle = store.bundles.get("demo").getSpec();
    assertThat(bundle.namespace).isEqualTo("web");
    assertThat(bundle.serviceAccount).isEqualTo("deployer");
    assertThat(bundle.paused).isTrue();
    assertThat(bundle.keepResources).isNull();
    assertThat(bundle.deleteNamespace).isTrue();
    assertThat(bundle.forceSyncGeneration).isEqualTo(3);
    assertThat(bundle.correctDrift.enabled).isTrue();
    assertThat(bundle.targets).extracting(t -> t.name).containsExactly("one", "target001");
    assertThat(bundle.targets).extracting(t -> t.namespace).containsOnly("web");
    assertThat(bundle.targetRestrictions)
        .extracting(t -> t.clusterGroup)
        .containsExactly(null, "all");
  }

  @Test
  void withoutTargetsItIsTheDefaultGroup() throws IOException {
    sync(commit("web/a.yaml", CONFIG));

    var bundle = store.bundles.get("demo-web").getSpec();
    assertThat(bundle.targets).singleElement().returns("default", t -> t.name);
    assertThat(bundle.targetRestrictions).singleElement().returns("default", t -> t.clusterGroup);
  }

  @Test
  void whatIsNotServedOrNotThereIsTold() throws IOException {
    var commit = commit("web/kustomization.yaml", "resources: [a.yaml]", "web/a.yaml", CONFIG);
    assertFailed(sync(commit), "NotSupported", false);

    assertFailed(sync("0123456789012345678901234567890123456789"), "RevisionNotFound", false);
    assertFailed(sync("main"), "Invalid", false);
    repo.getSpec().repo = server.url("none.git");
    assertFailed(sync(commit), "RepositoryNotFound", false);
    repo.getSpec().repo = "git@example.com:x.git";
    assertFailed(sync(commit), "NotSupported", false);
  }

  @Test
  void aFleetYamlGivesTheBundleItsOptionsButNotItsOwner() throws IOException {
    var options =
        "name: shop\nnamespace: prod\nlabels: {tier: front, fleet.cattle.io/repo-name: other}\n"
            + "targetCustomizations: [{clusterName: local, doNotDeploy: true}]\n";

    assertThat(sync(commit("web/fleet.yaml", options, "web/a.yaml", CONFIG)).message()).isEmpty();

    var bundle = store.bundles.get("shop");
    assertThat(bundle.getMetadata().getLabels())
        .containsEntry("tier", "front")
        .containsEntry(FleetNames.REPO_NAME, "demo");
    assertThat(bundle.getSpec().namespace).isEqualTo("prod");
    assertThat(bundle.getSpec().resources).extracting(r -> r.name).containsExactly("a.yaml");
    assertThat(bundle.getSpec().targets)
        .extracting(t -> t.name)
        .containsExactly("target000", "default");
    assertThat(sync(commit("web/fleet.yaml", "nmae: x", "web/a.yaml", CONFIG)).message())
        .isEqualTo("web/fleet.yaml:1:1: unknown field \"nmae\"; did you mean \"name\"?");
  }

  @Test
  void valuesGoIntoASecretAndOnlyTheirHashIntoTheBundle() throws IOException {
    var first = commit("web/fleet.yaml", "helm: {values: {a: s3cret}}", "web/a.yaml", CONFIG);
    assertThat(sync(first)).isEqualTo(Verdict.synced(first, 1, 1, 0));
    assertThat(store.actions).containsExactly("apply demo-web", "values demo-web");
    assertThat(store.secrets.get("demo-web").data()).containsOnlyKeys("values.yaml");
    var spec = store.bundles.get("demo-web").getSpec();
    assertThat(spec.valuesHash).isEqualTo(store.secrets.get("demo-web").hash());
    assertThat(spec.helm.values).isNull();

    store.actions.clear();
    assertThat(sync(first).written()).isZero();
    assertThat(store.actions).as("nothing changed").isEmpty();

    store.secrets.clear();
    assertThat(sync(first).written()).isZero();
    assertThat(store.actions).as("the Secret was lost").containsExactly("values demo-web");

    store.actions.clear();
    sync(commit("web/fleet.yaml", "helm: {values: {a: other}}", "web/a.yaml", CONFIG));
    assertThat(store.actions)
        .as("the Secret before the hash")
        .containsExactly("values demo-web", "apply demo-web");

    sync(commit("web/a.yaml", CONFIG));
    assertThat(store.secrets.get("demo-web").isEmpty()).isTrue();
    assertThat(store.bundles.get("demo-web").getSpec().valuesHash).isNull();
  }

  @Test
  void aBundleThatIsBeingDeletedIsWaitedFor() throws IOException {
    var commit = commit("web/a.yaml", CONFIG);
    sync(commit);
    store.bundles.get("demo-web").getMetadata().setDeletionTimestamp("2026-01-02T03:04:05Z");
    store.actions.clear();

    assertFailed(sync(commit), "BundleLeaving", true);

    assertThat(store.actions).isEmpty();
  }

  @Test
  void anObjectThatMovesToAnotherPathIsHandedOver() throws IOException {
    repo.getSpec().paths = List.of("*");
    sync(commit("web/a.yaml", CONFIG));

    var verdict = sync(commit("api/b.yaml", CONFIG));

    assertThat(verdict.pruned()).isEqualTo(1);
    assertThat(store.bundles.get("demo-api").getSpec().overwrites)
        .singleElement()
        .returns("ConfigMap", object -> object.kind)
        .returns("a", object -> object.name);
  }

  @Test
  void listedBundlesHaveTheirOwnOptions() throws IOException {
    var dev = new GitBundlePath();
    dev.base = "web";
    dev.options = "dev.yaml";
    var plain = new GitBundlePath();
    plain.base = "api";
    repo.getSpec().bundles = List.of(dev, plain);

    sync(commit("web/dev.yaml", "namespace: dev", "web/a.yaml", CONFIG, "api/a.yaml", CONFIG));

    assertThat(store.bundles).containsOnlyKeys("demo-web-dev", "demo-api");
    var bundle = store.bundles.get("demo-web-dev").getSpec();
    assertThat(bundle.namespace).isEqualTo("dev");
    assertThat(bundle.resources).extracting(r -> r.name).containsExactly("a.yaml");
  }

  @Test
  void theLogTellsTheStepsWithoutPasswords() throws IOException {
    repo.getSpec().repo = server.url("repo.git").replace("://", "://user:s3cret@");
    sync(commit("web/a.yaml", CONFIG));

    assertThat(log).hasSize(3).allSatisfy(line -> assertThat(line).doesNotContain("s3cret"));
    assertThat(log.getFirst()).startsWith("cloning commit ");
  }

  private GitRepo generation(long generation) {
    repo.getMetadata().setGeneration(generation);
    return repo;
  }

  private Verdict sync(String commit) {
    return new Sync(() -> Optional.of(repo), store, temp, Optional.empty(), log::add)
        .run(commit, 7);
  }

  private String commit(String... files) throws IOException {
    var contents = new HashMap<String, String>();
    for (var i = 0; i < files.length; i += 2) {
      contents.put(files[i], files[i + 1]);
    }
    return repository.commit("main", contents);
  }

  private static void assertFailed(Verdict verdict, String error, boolean retryable) {
    assertThat(verdict.outcome()).isEqualTo(Outcome.Failed);
    assertThat(verdict.error()).isEqualTo(error);
    assertThat(verdict.retryable()).isEqualTo(retryable);
  }
}
