package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.testing.Edits;
import dev.flotilla.testing.InProcessFlipTest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SyncAccountsIT extends InProcessFlipTest {

  @Test
  void theAccountOfASyncUnderWayComesBack() {
    follow("hello");
    start();
    flip(true);
    admin.serviceAccounts().inNamespace(LOCAL).withName("git-hello").delete();
    admin.rbac().roleBindings().inNamespace(LOCAL).withName("git-hello").delete();
    // A sync under way is looked at every 20 s.
    soon().atMost(Duration.ofSeconds(60)).until(() -> isComplete(true));
  }

  @Test
  void offFindsWhatBelongsToGitReposWithoutItsLabels() {
    follow("hello");
    start();
    flip(true);
    var account = admin.serviceAccounts().inNamespace(LOCAL).withName("git-hello");
    Edits.change(
        account,
        stripped -> {
          stripped.getMetadata().setLabels(Map.of());
          return stripped;
        });
    flip(false);
    assertThat(account.get()).isNull();
  }

  @Test
  void offFindsWhatBelongsToGitReposWithoutAReferenceToThem() {
    follow("hello");
    start();
    flip(true);
    var account = admin.serviceAccounts().inNamespace(LOCAL).withName("git-hello");
    stripOwner(account);
    stripOwner(admin.rbac().roleBindings().inNamespace(LOCAL).withName("git-hello"));
    flip(false);
    assertThat(account.get()).isNull();
    assertThat(admin.rbac().roleBindings().inNamespace(LOCAL).withName("git-hello").get()).isNull();
  }

  @Test
  void deletingAGitRepoTakesWhatDoesNotReferToItAnyMore() {
    follow("hello");
    start();
    flip(true);
    var account = admin.serviceAccounts().inNamespace(LOCAL).withName("git-hello");
    stripOwner(account);
    admin.resources(GitRepo.class).inNamespace(LOCAL).withName("hello").delete();
    soon().untilAsserted(() -> assertThat(account.get()).isNull());
  }

  @Test
  void aJobThatDoesNotReferToItsGitRepoAnyMoreIsMadeAnew() {
    follow("hello");
    start();
    flip(true);
    var job = jobs().getFirst();
    stripOwner(admin.batch().v1().jobs().inNamespace(LOCAL).withName(job.getMetadata().getName()));
    soon()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(jobs())
                    .singleElement()
                    .satisfies(
                        anew -> {
                          assertThat(anew.getMetadata().getUid())
                              .isNotEqualTo(job.getMetadata().getUid());
                          assertThat(anew.getMetadata().getOwnerReferences()).hasSize(1);
                        }));
  }

  private List<Job> jobs() {
    return admin.batch().v1().jobs().inNamespace(LOCAL).list().getItems();
  }

  private static <T extends HasMetadata> void stripOwner(Resource<T> object) {
    Edits.change(
        object,
        stripped -> {
          stripped.getMetadata().setOwnerReferences(List.of());
          return stripped;
        });
  }
}
