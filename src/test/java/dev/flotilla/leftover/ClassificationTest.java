package dev.flotilla.leftover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.kubernetes.Labels;
import dev.flotilla.leftover.Belonging.Whose;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobConditionBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatusBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassificationTest {

  private static final String HELM = "meta.helm.sh/release-name";
  private static final GitRepoIdentity SHOP = new GitRepoIdentity("fleet-local", "shop", "uid-1");

  @Test
  void theCronJobOfAReleaseIsALeftover() {
    var belonging = Classification.ofCronJob(of("fleet-0.10", CronJob.class));

    assertThat(belonging.whose()).isEqualTo(Whose.LEFTOVER);
    assertThat(belonging.why()).isEqualTo("of the Helm release cattle-fleet-system/fleet");
  }

  @Test
  void theCronJobOfAHookIsALeftover() {
    assertThat(Classification.ofCronJob(of("fleet-0.11", CronJob.class)))
        .isEqualTo(Belonging.leftover("made by a Helm hook"));
  }

  @Test
  void aCronJobThatNobodyOwnsIsALeftoverByWhatItRunsOrItsPodsLabel() {
    var plain = annotated(of("fleet-0.10", CronJob.class), Map.of());
    assertThat(Classification.ofCronJob(plain).isLeftover()).isTrue();

    words(plain).setArgs(List.of("something"));
    assertThat(Classification.ofCronJob(plain).isLeftover()).isTrue();

    plain
        .getSpec()
        .getJobTemplate()
        .getSpec()
        .getTemplate()
        .getMetadata()
        .setLabels(Map.of("app", "backup"));
    assertThat(Classification.ofCronJob(plain).whose()).isEqualTo(Whose.FOREIGN);
  }

  @ParameterizedTest
  @CsvSource({
    "argocd.argoproj.io/tracking-id, Argo CD",
    "kustomize.toolkit.fluxcd.io/name, Flux",
    "helm.toolkit.fluxcd.io/name, Flux",
    "objectset.rio.cattle.io/id, bundle",
  })
  void aCronJobThatAToolLooksAfterIsSomebodyElses(String mark, String tool) {
    var belonging =
        Classification.ofCronJob(
            annotated(of("fleet-0.10", CronJob.class), Map.of(HELM, "fleet", mark, "x")));

    assertThat(belonging.whose()).isEqualTo(Whose.FOREIGN);
    assertThat(belonging.why()).contains(tool, mark);
  }

  @Test
  void aCronJobWithAnOwnerIsSomebodyElses() {
    var cronJob = ownedBy(of("fleet-0.10", CronJob.class), owner("Backup", "nightly", true));

    assertThat(Classification.ofCronJob(cronJob))
        .isEqualTo(Belonging.foreign("owned by Backup nightly"));
  }

  @Test
  void oursIsOursEvenWithoutItsLabelOrWithAnOwnerThatAHandWrote() {
    var ours = applied(annotated(of("fleet-0.10", CronJob.class), Map.of()));
    assertThat(Classification.ofCronJob(ours).isOurs()).isTrue();
    assertThat(Classification.ofCronJob(ownedBy(ours, owner("ConfigMap", "x", false))).isOurs())
        .isTrue();
  }

  @Test
  void oursWithTheMarksOfAReleaseIsToBeTakenOverAgain() {
    var ours = applied(of("fleet-0.10", CronJob.class));

    assertThat(Classification.ofCronJob(ours).isLeftover()).isTrue();
  }

  @Test
  void whatATakeOverLeavesIsOurs() {
    var bare = TakeOver.of(of("fleet-0.11", CronJob.class));

    assertThat(Classification.ofCronJob(bare).isOurs()).isTrue();
    bare.getMetadata().setLabels(Map.of());
    assertThat(Classification.ofCronJob(bare).isOurs()).isTrue();
  }

  @Test
  void otherObjectsOfTheSwitchAreOursUnlessSomebodyClaimsThem() {
    var account = new ServiceAccount();
    account.setMetadata(new ObjectMeta());
    assertThat(Classification.ofSingleton(account).isOurs()).isTrue();

    assertThat(Classification.ofSingleton(ownedBy(account, owner("Shop", "x", true))).isOurs())
        .isFalse();
    assertThat(Classification.ofSingleton(applied(account)).isOurs()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "fleet-cleanup-gitrepo-jobs,, LEFTOVER",
    "fleet-cleanup-gitrepo-jobs-28876320,, LEFTOVER",
    "somebody-elses,, FOREIGN",
    "anything, CronJob fleet-cleanup-gitrepo-jobs, LEFTOVER",
    "anything, CronJob other, FOREIGN",
    "fleet-cleanup-gitrepo-jobs, Backup nightly, FOREIGN",
  })
  void jobsOfFleetsCleanUpAreKnownByNameOrCronJob(String name, String owner, Whose whose) {
    var job = of("fleet-0.11", Job.class);
    job.getMetadata().setName(name);
    if (owner != null) {
      ownedBy(job, owner(owner.split(" ")[0], owner.split(" ")[1], true));
    }

    assertThat(Classification.ofCleanupJob(job).whose()).isEqualTo(whose);
  }

  @Test
  void aJobOfOurCleanUpIsNoLeftoverWhateverItIsCalled() {
    var job = of("fleet-0.11", Job.class);
    var container = job.getSpec().getTemplate().getSpec().getContainers().getFirst();
    container.setCommand(null);
    container.setArgs(List.of("cleanup", "--keep-failed=24h"));

    assertThat(Classification.ofCleanupJob(job).isLeftover()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "fleet cleanup gitjob,,, LEFTOVER",
    "fleet cleanup gitjob, Running, Job, FOREIGN",
    "fleet cleanup gitjob, Failed, Job, LEFTOVER",
    "fleet cleanup clusterregistration, Running, Job, FOREIGN",
    "fleet cleanup clusterregistration, Succeeded, Job, LEFTOVER",
    "fleetcli cleanup gitjob, Succeeded,, LEFTOVER",
    "fleet cleanup gitjob, Succeeded, ReplicaSet, FOREIGN",
    "cleanup --keep-failed=24h, Succeeded, Job, FOREIGN",
    "backup, Failed,, FOREIGN",
  })
  void podsAreLeftoversWhenTheyHaveEndedOrTheirJobIsGone(
      String words, String phase, String owner, Whose whose) {
    var pod = of("fleet-0.11", Pod.class);
    var container = pod.getSpec().getContainers().getFirst();
    container.setCommand(null);
    container.setArgs(List.of(words.split(" ")));
    pod.setStatus(new PodStatusBuilder().withPhase(phase).build());
    if (owner != null) {
      ownedBy(pod, owner(owner, "x", true));
    }

    assertThat(Classification.ofPod(pod).whose()).isEqualTo(whose);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void syncJobsThatFleetMadeAreLeftoversFinishedOrNot(boolean finished) {
    var job = ownedBy(of("gitrepo", Job.class), gitRepo());
    if (finished) {
      var complete = new JobConditionBuilder().withType("Complete").withStatus("True").build();
      job.setStatus(new JobStatusBuilder().withConditions(complete).build());
    }

    assertThat(Classification.ofSyncJob(job))
        .isEqualTo(
            Belonging.leftover(
                (finished ? "a finished" : "an unfinished")
                    + " sync Job of GitRepo shop, made by Fleet"));
  }

  @Test
  void syncJobsOfOursAndJobsThatNoGitRepoControlsAreNot() {
    var ours = ownedBy(of("gitrepo", Job.class), gitRepo());
    var container = ours.getSpec().getTemplate().getSpec().getContainers().getFirst();
    container.setCommand(null);
    container.setArgs(List.of("sync", "--name=shop"));
    assertThat(Classification.ofSyncJob(ours).isOurs()).isTrue();

    assertThat(Classification.ofSyncJob(of("gitrepo", Job.class)).whose()).isEqualTo(Whose.FOREIGN);
  }

  @Test
  void anAccountIsALeftoverOnlyIfItIsThatGitReposAndNotOurs() {
    var account = ownedBy(of("gitrepo", ServiceAccount.class), gitRepo());
    assertThat(Classification.ofAccount(account, SHOP).isLeftover()).isTrue();

    var earlier = new GitRepoIdentity("fleet-local", "shop", "uid-of-before");
    assertThat(Classification.ofAccount(account, earlier).whose()).isEqualTo(Whose.FOREIGN);

    account
        .getMetadata()
        .setManagedFields(
            List.of(
                new ManagedFieldsEntryBuilder().withManager("fabric8-kubernetes-client").build()));
    assertThat(Classification.ofAccount(account, SHOP).isOurs()).isTrue();

    account.getMetadata().setManagedFields(List.of());
    account.getMetadata().setLabels(Map.of("app.kubernetes.io/managed-by", "flotilla"));
    assertThat(Classification.ofAccount(account, SHOP).isOurs()).isTrue();
  }

  @Test
  void aBindingWithoutLabelsIsOursByTheRoleThatItGives() {
    var binding = ownedBy(of("gitrepo", RoleBinding.class), gitRepo());
    assertThat(Classification.ofAccount(binding, SHOP).isLeftover()).isTrue();

    binding.getRoleRef().setName("flotilla-sync");
    assertThat(Classification.isOurSyncObject(binding)).isTrue();
    assertThat(Classification.ofAccount(binding, SHOP).isOurs()).isTrue();
  }

  @Test
  void whatWasMadeForAGitRepoIsKnownWithoutAReferenceToIt() {
    var account = labelled(new ServiceAccountBuilder().build(), "git-shop");
    assertThat(Classification.isOrphanOf(SHOP, account)).isTrue();

    account.getMetadata().setName("git-mine");
    assertThat(Classification.isOrphanOf(SHOP, account)).as("another name").isFalse();
  }

  @Test
  void whatAnotherOwnsOrThatIsNotLabelledIsNoOrphan() {
    var owned = labelled(new ServiceAccountBuilder().build(), "git-shop");
    owned.getMetadata().setOwnerReferences(List.of(gitRepo()));
    assertThat(Classification.isOrphanOf(SHOP, owned)).isFalse();

    var bare = labelled(new ServiceAccountBuilder().build(), "git-shop");
    bare.getMetadata().setLabels(Map.of());
    assertThat(Classification.isOrphanOf(SHOP, bare)).isFalse();
  }

  @Test
  void aJobIsAnOrphanOfTheGitRepoThatItSyncs() {
    var job = labelled(job(List.of("sync", "--namespace=fleet-local", "--name=shop")), "shop-1");
    assertThat(Classification.isOrphanOf(SHOP, job)).isTrue();
    assertThat(Classification.gitRepoOf(job)).contains("shop");

    var other = labelled(job(List.of("backup", "--name=shop")), "shop-2");
    assertThat(Classification.isOrphanOf(SHOP, other)).isFalse();
    assertThat(Classification.gitRepoOf(other)).isEmpty();
  }

  private static Job job(List<String> args) {
    return new JobBuilder()
        .withNewSpec()
        .withNewTemplate()
        .withNewSpec()
        .addNewContainer()
        .withArgs(args)
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }

  private static <T extends HasMetadata> T labelled(T object, String name) {
    object.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(SHOP.namespace())
            .withName(name)
            .withLabels(Labels.of(Labels.SYNC))
            .build());
    return object;
  }

  @Test
  void aPodWithoutContainersSaysNothing() {
    assertThat(PodWords.of(new PodSpec()).areOfFleet()).isFalse();
    assertThat(PodWords.of((PodSpec) null).areOfFleetsCleanup()).isFalse();
  }

  private static OwnerReference gitRepo() {
    var owner = owner("GitRepo", "shop", true);
    owner.setApiVersion("fleet.cattle.io/v1alpha1");
    owner.setUid(SHOP.uid());
    return owner;
  }

  private static OwnerReference owner(String kind, String name, boolean controller) {
    return new OwnerReferenceBuilder()
        .withApiVersion("example.org/v1")
        .withKind(kind)
        .withName(name)
        .withUid("uid")
        .withController(controller)
        .build();
  }

  private static <T extends HasMetadata> T ownedBy(T object, OwnerReference owner) {
    object.getMetadata().setOwnerReferences(List.of(owner));
    return object;
  }

  private static CronJob annotated(CronJob object, Map<String, String> annotations) {
    object.getMetadata().setAnnotations(new HashMap<>(annotations));
    return object;
  }

  private static <T extends HasMetadata> T applied(T object) {
    object
        .getMetadata()
        .setManagedFields(
            List.of(
                new ManagedFieldsEntryBuilder()
                    .withManager("flotilla")
                    .withOperation("Apply")
                    .build()));
    return object;
  }

  private static Container words(CronJob cronJob) {
    var container =
        cronJob
            .getSpec()
            .getJobTemplate()
            .getSpec()
            .getTemplate()
            .getSpec()
            .getContainers()
            .getFirst();
    container.setCommand(null);
    return container;
  }

  /** The first object of a type in a file of old objects. */
  private static <T extends HasMetadata> T of(String file, Class<T> type) {
    List<HasMetadata> objects =
        Serialization.unmarshal(ClassificationTest.class.getResourceAsStream(file + ".yaml"));
    return objects.stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
  }
}
