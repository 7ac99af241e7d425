package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.gitrepo.GitRepoTest;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Objects of others that look like the chain's. */
class ForeignObjectsIT extends GitRepoTest {

  /** More than the operator reads in one request, in a namespace that is read first. */
  private static final int MANY = 520;

  private static final String CROWD = "a-crowd";

  @Test
  void onlyOurOwnObjectsAreDeletedAndManyOfOthersDoNotHideThem() throws IOException {
    makeCrowd();
    var commit = commit("kind: A");
    turn(true);
    gitRepo("hello", url(), "app");
    awaitState(FeatureState.Enabled);
    jobFor(commit);

    turn(false);
    awaitState(FeatureState.Disabled);

    assertThat(admin.serviceAccounts().inNamespace(LOCAL).withLabels(SYNC).list().getItems())
        .isEmpty();
    assertThat(admin.serviceAccounts().inNamespace(CROWD).withLabels(SYNC).list().getItems())
        .hasSize(MANY);
    assertThat(admin.apiextensions().v1().customResourceDefinitions().list().getItems())
        .filteredOn(crd -> crd.isMarkedForDeletion())
        .isEmpty();
    assertThat(admin.leases().inNamespace(SYSTEM).withName("flotilla").get()).isNotNull();
  }

  /** They look like what other tests count. */
  @AfterEach
  void removeCrowd() {
    var namespace = admin.namespaces().withName(CROWD);
    namespace.delete();
    soon().atMost(Duration.ofMinutes(2)).until(() -> namespace.get() == null);
  }

  private void makeCrowd() {
    admin
        .resource(new NamespaceBuilder().withNewMetadata().withName(CROWD).endMetadata().build())
        .create();
    IntStream.range(0, MANY)
        .parallel()
        .mapToObj("one-%03d"::formatted)
        .map(
            name ->
                new ServiceAccountBuilder()
                    .withNewMetadata()
                    .withNamespace(CROWD)
                    .withName(name)
                    .withLabels(SYNC)
                    .endMetadata()
                    .build())
        .forEach(account -> admin.resource(account).create());
  }
}
