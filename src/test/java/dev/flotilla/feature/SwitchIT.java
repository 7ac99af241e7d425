package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.api.flotilla.ManagedResourceState;
import dev.flotilla.testing.Edits;
import dev.flotilla.testing.GitRepos;
import dev.flotilla.testing.OperatorTest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SwitchIT extends OperatorTest {

  @Test
  void onMakesTheCronJobInFleetsShape() {
    turn(true);
    awaitState(FeatureState.Enabled);

    var spec = cronJob().getSpec();
    assertThat(spec.getSchedule()).isEqualTo("@daily");
    assertThat(spec.getConcurrencyPolicy()).isEqualTo("Forbid");
    assertThat(spec.getSuccessfulJobsHistoryLimit()).isOne();
    assertThat(spec.getFailedJobsHistoryLimit()).isOne();
    assertThat(spec.getJobTemplate().getSpec().getBackoffLimit()).isOne();
    var pod = spec.getJobTemplate().getSpec().getTemplate();
    assertThat(pod.getMetadata().getLabels()).containsEntry("app", "fleet-job");
    assertThat(pod.getSpec().getSecurityContext().getRunAsNonRoot()).isTrue();
    var container = pod.getSpec().getContainers().getFirst();
    assertThat(container.getArgs())
        .containsExactly("cleanup", "--keep-failed=24h", "--keep-succeeded=0s", "--batch-size=500");
    assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
  }

  @Test
  void onOffOn() {
    turn(true);
    awaitState(FeatureState.Enabled);
    assertThat(objects().filter(Objects::nonNull)).hasSize(3);
    assertListed(ManagedResourceState.Present);

    turn(false);
    awaitState(FeatureState.Disabled);
    assertThat(objects().filter(Objects::nonNull)).isEmpty();
    assertListed(ManagedResourceState.Absent);

    turn(true);
    awaitState(FeatureState.Enabled);
    assertThat(objects().filter(Objects::nonNull)).hasSize(3);
  }

  @Test
  void startingOffMakesNothing() {
    turn(false);
    awaitState(FeatureState.Disabled);

    assertThat(objects().filter(Objects::nonNull)).isEmpty();
  }

  @Test
  void withoutAFlotillaObjectNothingRunsAndTheGitRepoSaysWhy() {
    gitRepo("waiting", "https://git.example.org/none.git", "app");

    soon()
        .untilAsserted(
            () ->
                assertThat(GitRepos.ready(admin, LOCAL, "waiting"))
                    .hasValueSatisfying(
                        ready -> {
                          assertThat(ready.reason).isEqualTo("FeatureDisabled");
                          assertThat(ready.message).contains("there is no Flotilla object");
                        }));
    assertThat(objects().filter(Objects::nonNull)).isEmpty();
    assertThat(flotilla()).isNull();
  }

  @Test
  void deletingTheFlotillaObjectReleasesEverything() {
    turn(true);
    awaitState(FeatureState.Enabled);

    admin.resources(Flotilla.class).delete();
    soon().until(() -> flotilla() == null);

    assertThat(objects().filter(Objects::nonNull)).isEmpty();
  }

  @Test
  void aSecondReconciliationWritesNothing() {
    turn(true);
    awaitState(FeatureState.Enabled);
    var before = objects().map(OperatorTest::version).toList();
    var status = version(flotilla());

    crashAndRestart();
    soon().until(() -> operator().rounds("flotilla") > 0);

    assertThat(objects().map(OperatorTest::version).toList()).isEqualTo(before);
    assertThat(version(flotilla())).isEqualTo(status);
  }

  @Test
  void aDeletedCronJobComesBack() {
    turn(true);
    awaitState(FeatureState.Enabled);
    var uid = cronJob().getMetadata().getUid();

    admin.resource(cronJob()).delete();

    soon().until(() -> cronJob() != null && !uid.equals(cronJob().getMetadata().getUid()));
  }

  @Test
  void aHandEditOfTheCronJobIsPutBack() {
    turn(true);
    awaitState(FeatureState.Enabled);

    Edits.change(
        admin,
        cronJob(),
        cronJob -> {
          cronJob.getSpec().setSchedule("* * * * *");
          cronJob.getMetadata().getLabels().clear();
          return cronJob;
        });

    soon().until(() -> "@daily".equals(cronJob().getSpec().getSchedule()));
    assertThat(cronJob().getMetadata().getLabels())
        .containsEntry("app.kubernetes.io/managed-by", "flotilla");
  }

  private void assertListed(ManagedResourceState state) {
    assertThat(flotilla().getStatus().resources)
        .filteredOn(entry -> entry.name != null)
        .hasSize(3)
        .allSatisfy(entry -> assertThat(entry.state).isEqualTo(state));
  }

  private Stream<HasMetadata> objects() {
    return Stream.of(
        cronJob(),
        admin.serviceAccounts().inNamespace(SYSTEM).withName("flotilla-cleanup").get(),
        admin.rbac().clusterRoleBindings().withName("flotilla-cleanup").get());
  }
}
