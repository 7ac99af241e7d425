package dev.flotilla.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.testing.GitRepos;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.util.Map;

/** What must be there while the chain runs, exactly as it is wanted. */
record ExpectedOn(World world, Managed managed) {

  private static final Map<String, String> CLEANUP =
      Map.of("app.kubernetes.io/managed-by", "flotilla", "app.kubernetes.io/component", "cleanup");

  void check() {
    cronJob();
    accounts();
    world.model.gitRepos.forEach(this::served);
    assertThat(managed.ofGitRepos(Job.class))
        .as("Jobs of GitRepos")
        .hasSize(world.model.gitRepos.size());
  }

  private void cronJob() {
    var cronJob = managed.cronJob().get();
    assertThat(cronJob).as("CronJob").isNotNull();
    assertThat(cronJob.isMarkedForDeletion()).isFalse();
    assertThat(cronJob.getMetadata().getLabels()).containsAllEntriesOf(CLEANUP);
    assertThat(cronJob.getSpec().getSchedule()).isEqualTo(world.model.schedule);
    var pod = cronJob.getSpec().getJobTemplate().getSpec().getTemplate().getSpec();
    assertThat(pod.getServiceAccountName()).isEqualTo(Managed.CLEANUP);
    assertThat(pod.getContainers().getFirst().getArgs())
        .startsWith("cleanup")
        .contains("--batch-size=" + world.model.batchSize);
  }

  private void accounts() {
    var account = managed.account().get();
    assertThat(account).as("clean-up account").isNotNull();
    assertThat(account.getMetadata().getLabels()).containsAllEntriesOf(CLEANUP);
    var binding = managed.binding().get();
    assertThat(binding).as("clean-up binding").isNotNull();
    assertThat(binding.getMetadata().getLabels()).containsAllEntriesOf(CLEANUP);
    assertThat(binding.getRoleRef().getName()).isEqualTo(Managed.CLEANUP);
    assertThat(binding.getSubjects())
        .singleElement()
        .satisfies(
            subject -> {
              assertThat(subject.getName()).isEqualTo(Managed.CLEANUP);
              assertThat(subject.getNamespace()).isEqualTo(Managed.SYSTEM);
            });
  }

  /** It has seen the latest commit, and one Job is there for it with an account to run as. */
  private void served(String name) {
    assertThat(GitRepos.ready(world.admin, Managed.LOCAL, name))
        .hasValueSatisfying(
            ready -> assertThat(ready.reason).as(ready.message).isEqualTo("Progressing"));
    // Read after there was a status.
    var gitRepo = GitRepos.get(world.admin, Managed.LOCAL, name);
    assertThat(gitRepo.getStatus().pollingCommit).isEqualTo(world.repository().head());
    assertThat(managed.ownedByGitRepos(Job.class))
        .filteredOn(job -> Managed.owns(gitRepo, job))
        .singleElement()
        .satisfies(
            job -> {
              assertThat(job.isMarkedForDeletion()).isFalse();
              assertThat(job.getMetadata().getAnnotations())
                  .containsEntry("commit", world.repository().head());
            });
    if (!world.model.accountsTouched) {
      present(ServiceAccount.class, gitRepo);
      present(RoleBinding.class, gitRepo);
    }
  }

  private void present(Class<? extends HasMetadata> kind, HasMetadata gitRepo) {
    assertThat(managed.ownedByGitRepos(kind))
        .as(kind.getSimpleName() + " of " + gitRepo.getMetadata().getName())
        .filteredOn(object -> Managed.owns(gitRepo, object))
        .hasSize(1);
  }
}
