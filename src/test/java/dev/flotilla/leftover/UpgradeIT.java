package dev.flotilla.leftover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.testing.GitRepos;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From an older Fleet to Flotilla: what its charts left is there before Flotilla is. */
class UpgradeIT extends LeftoverTest {

  @ParameterizedTest
  @ValueSource(strings = {"fleet-0.10", "fleet-0.11"})
  void nothingIsTouchedBeforeSomebodyMakesTheFlotillaObject(String version) {
    var left = everythingOf(version, OldFleet.NAMESPACE);

    crashAndRestart();
    gitRepo("witness", "https://git.example.org/none.git", "app");
    soon()
        .until(
            () ->
                GitRepos.ready(admin, LOCAL, "witness")
                    .filter(ready -> ready.reason.equals("FeatureDisabled"))
                    .isPresent());

    assertThat(left).allMatch(this::isThere);
  }

  @ParameterizedTest
  @CsvSource({"fleet-0.10, true", "fleet-0.10, false", "fleet-0.11, true", "fleet-0.11, false"})
  void whatIsInFleetsNamespaceGoesAndOursIsThereOnlyWhenOn(String version, boolean on) {
    var left = everythingOf(version, OldFleet.NAMESPACE);
    crashAndRestart();

    turn(on);

    awaitState(on ? FeatureState.Enabled : FeatureState.Disabled);
    awaitLeftovers("True", "Succeeded");
    assertThat(left).noneMatch(this::isThere);
    assertThat(cronJobs()).hasSize(on ? 1 : 0);
    assertThat(cronJobs()).allMatch(cronJob -> cronJob.getMetadata().getNamespace().equals(SYSTEM));
    assertThat(entries())
        .contains(
            "Removed CronJob cattle-fleet-system/fleet-cleanup-gitrepo-jobs",
            "Removed Job fleet-local/shop-1f2e3",
            "Removed RoleBinding fleet-local/git-shop",
            "Removed ServiceAccount fleet-local/git-shop");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fleet-0.10", "fleet-0.11"})
  void onTakesTheCronJobOfOurNamespaceOverInPlaceAndNothingOfFleetStaysOnIt(String version) {
    var left = everythingOf(version, SYSTEM);
    crashAndRestart();

    turn(true);

    awaitState(FeatureState.Enabled);
    awaitLeftovers("True", "Succeeded");
    var ours = cronJob(SYSTEM);
    assertThat(uid(ours)).isEqualTo(uid(left.getFirst()));
    assertThat(left.subList(1, left.size())).noneMatch(this::isThere);
    assertThat(entries())
        .contains("Adopted CronJob flotilla-system/fleet-cleanup-gitrepo-jobs")
        .doesNotHaveDuplicates();
    assertIsOursAlone(ours, madeFromNothing());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fleet-0.10", "fleet-0.11"})
  void offRemovesTheCronJobOfOurNamespaceAndMakesNothing(String version) {
    var left = everythingOf(version, SYSTEM);
    crashAndRestart();

    turn(false);

    awaitState(FeatureState.Disabled);
    awaitLeftovers("True", "Succeeded");
    assertThat(left).noneMatch(this::isThere);
    assertThat(cronJobs()).isEmpty();
    assertThat(admin.serviceAccounts().inNamespace(SYSTEM).withName("flotilla-cleanup").get())
        .isNull();
  }

  private List<HasMetadata> everythingOf(String version, String namespace) {
    var left = new ArrayList<>(fleet.leave(version, namespace));
    left.addAll(fleet.serve(gitRepo("shop", "https://git.example.org/none.git", "app")));
    return left;
  }

  /** The CronJob that the switch makes where there was none. */
  private CronJob madeFromNothing() {
    admin.resource(cronJob(SYSTEM)).delete();
    soon().until(() -> cronJob(SYSTEM) != null);
    return cronJob(SYSTEM);
  }

  /** No field, label, annotation or manager of anybody else is on it. */
  private static void assertIsOursAlone(CronJob adopted, CronJob fresh) {
    assertThat(adopted.getSpec()).isEqualTo(fresh.getSpec());
    assertThat(adopted.getMetadata().getLabels()).isEqualTo(fresh.getMetadata().getLabels());
    assertThat(adopted.getMetadata().getAnnotations())
        .isEqualTo(fresh.getMetadata().getAnnotations());
    assertThat(adopted.getMetadata().getManagedFields())
        .filteredOn(entry -> entry.getOperation().equals("Apply"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.getManager()).isEqualTo("flotilla"));
  }

  private List<CronJob> cronJobs() {
    return admin.batch().v1().cronjobs().inAnyNamespace().list().getItems().stream()
        .filter(cronJob -> cronJob.getMetadata().getName().equals(OldFleet.CLEANUP))
        .toList();
  }
}
