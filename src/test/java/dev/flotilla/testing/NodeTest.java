package dev.flotilla.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.fleet.GitRepoSpec;
import dev.flotilla.api.flotilla.FeatureState;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of the installed image on a real node. Each class has a Git server of its own, and its
 * GitRepos deploy into namespaces that only it uses.
 */
@ExtendWith(NodeCluster.class)
public abstract class NodeTest extends ChainTest {

  /** An image that every node has, whose container does nothing until it is ended. */
  protected static final String PAUSE = "registry.k8s.io/pause:3.10.1";

  /** Longer than a busy machine needs for a chain of pods; no test asserts how long that takes. */
  protected static final Duration PATIENCE = Duration.ofMinutes(5);

  protected PodGit git;
  private final List<GitRepo> followed = new CopyOnWriteArrayList<>();
  private final Set<String> namespaces = ConcurrentHashMap.newKeySet();

  @BeforeAll
  void begin() {
    admin = NodeCluster.client();
    git = new PodGit();
    turn(true);
    awaitState(FeatureState.Enabled);
  }

  /** Leaves nothing to the next class but a feature that is on. */
  @AfterAll
  void leaveNothing() {
    turn(true);
    awaitState(FeatureState.Enabled);
    followed.forEach(gitRepo -> admin.resource(gitRepo).delete());
    soon().until(() -> followed.stream().allMatch(repo -> admin.resource(repo).get() == null));
    namespaces.forEach(name -> admin.namespaces().withName(name).delete());
    git.close();
  }

  /** A GitRepo of branch main and path app, in the namespace of the local cluster. */
  protected GitRepo follow(String name, String url, String targetNamespace) {
    return follow(LOCAL, name, url, targetNamespace, spec -> {});
  }

  /** The same with a difference. */
  protected GitRepo follow(
      String namespace,
      String name,
      String url,
      String targetNamespace,
      Consumer<GitRepoSpec> difference) {
    var gitRepo = new GitRepo();
    gitRepo.setMetadata(new ObjectMetaBuilder().withName(name).withNamespace(namespace).build());
    gitRepo.setSpec(new GitRepoSpec());
    gitRepo.getSpec().repo = url;
    gitRepo.getSpec().branch = "main";
    gitRepo.getSpec().paths = List.of("app");
    gitRepo.getSpec().pollingInterval = "2s";
    gitRepo.getSpec().targetNamespace = targetNamespace;
    difference.accept(gitRepo.getSpec());
    namespaces.add(targetNamespace);
    followed.add(gitRepo);
    return admin.resource(gitRepo).create();
  }

  /** A namespace that goes with the class. */
  protected void namespace(String name, Consumer<ObjectMetaBuilder> difference) {
    var metadata = new ObjectMetaBuilder().withName(name);
    difference.accept(metadata);
    namespaces.add(name);
    admin.resource(new NamespaceBuilder().withMetadata(metadata.build()).build()).create();
  }

  /** Waits until a GitRepo says that a commit is applied and healthy. */
  protected void awaitReady(String name, String commit) {
    soon()
        .untilAsserted(
            () -> {
              assertThat(GitRepos.get(admin, LOCAL, name).getStatus())
                  .isNotNull()
                  .satisfies(status -> assertThat(status.commit).isEqualTo(commit));
              assertThat(GitRepos.ready(admin, LOCAL, name))
                  .hasValueSatisfying(ready -> assertThat(ready.status).isEqualTo("True"));
            });
  }

  /** Waits until a GitRepo is not ready and says so with all of these texts. */
  protected void awaitMessage(String name, String... texts) {
    soon()
        .untilAsserted(
            () ->
                assertThat(GitRepos.ready(admin, LOCAL, name))
                    .hasValueSatisfying(
                        ready -> {
                          assertThat(ready.message).contains(texts);
                          assertThat(ready.status).isEqualTo("False");
                        }));
  }

  /** The one Bundle of a GitRepo. */
  protected Bundle bundleOf(String name) {
    var bundles =
        admin
            .resources(Bundle.class)
            .inNamespace(LOCAL)
            .withLabel("fleet.cattle.io/repo-name", name)
            .list()
            .getItems();
    assertThat(bundles).as("bundles of %s", name).hasSize(1);
    return bundles.getFirst();
  }

  /** The one BundleDeployment of a GitRepo. */
  protected BundleDeployment deploymentOf(String name) {
    var deployments =
        admin
            .resources(BundleDeployment.class)
            .inAnyNamespace()
            .withLabel("fleet.cattle.io/repo-name", name)
            .list()
            .getItems();
    assertThat(deployments).as("bundle deployments of %s", name).hasSize(1);
    return deployments.getFirst();
  }

  /** The sync Jobs of a GitRepo that exist. */
  protected List<Job> jobsOf(String name) {
    return admin
        .batch()
        .v1()
        .jobs()
        .inNamespace(LOCAL)
        .withLabel("app.kubernetes.io/component", "sync")
        .list()
        .getItems()
        .stream()
        .filter(job -> job.getMetadata().getOwnerReferences().getFirst().getName().equals(name))
        .toList();
  }

  /** The clean-up CronJob; null while there is none. */
  protected CronJob cronJob() {
    return new SwitchObjects(admin).cronJob();
  }

  /** A run of the clean-up, as {@code kubectl create job --from} makes one. */
  protected void runOfTheCronJob(String name) {
    var cronJob = cronJob();
    var template = cronJob.getSpec().getJobTemplate();
    var job =
        new JobBuilder()
            .withNewMetadata()
            .withNamespace(SYSTEM)
            .withName(name)
            .withLabels(template.getMetadata().getLabels())
            .addNewOwnerReference()
            .withApiVersion("batch/v1")
            .withKind("CronJob")
            .withName(cronJob.getMetadata().getName())
            .withUid(uid(cronJob))
            .withController(true)
            .endOwnerReference()
            .endMetadata()
            .withSpec(template.getSpec())
            .build();
    admin.resource(job).create();
  }

  protected ConfigMap configMap(String namespace, String name) {
    return admin.configMaps().inNamespace(namespace).withName(name).get();
  }

  /** The manifest of a ConfigMap that holds one text. */
  protected static String configMapYaml(String name, String text) {
    return """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: %s}
        data: {text: "%s"}
        """
        .formatted(name, text);
  }

  /** The manifest of a Deployment named web, of one replica. */
  protected static String deploymentYaml(String image) {
    return """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              terminationGracePeriodSeconds: 1
              containers: [{name: web, image: "%s", imagePullPolicy: Never}]
        """
        .formatted(image);
  }

  /**
   * What a question gives once it has given the same for a while: a GitRepo is ready before the
   * last word about its Bundles is written.
   */
  protected <T> T settled(Supplier<T> question) {
    return Settled.answer(soon(), Duration.ofSeconds(2), question);
  }

  /** Pods start slowly on a machine that others use too. */
  @Override
  protected ConditionFactory soon() {
    return Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200));
  }
}
