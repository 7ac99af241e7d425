package dev.flotilla.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.api.flotilla.FlotillaStatus;
import dev.flotilla.api.flotilla.ManagedResource;
import dev.flotilla.api.flotilla.ManagedResourceState;
import dev.flotilla.testing.GitRepos;

/** What must be true at a quiet point, by the model. */
record Expectations(World world, Managed managed, Bystanders bystanders) {

  void check() {
    bystanders.assertUntouched();
    gitReposAreThose();
    var flotilla = world.flotilla().get();
    if (world.model.flotilla) {
      assertThat(flotilla).as("Flotilla").isNotNull();
      settled(flotilla);
    } else {
      assertThat(flotilla).as("Flotilla").isNull();
    }
    if (world.model.wanted()) {
      new ExpectedOn(world, managed).check();
    } else {
      nothingOfTheChain();
    }
  }

  private void gitReposAreThose() {
    assertThat(world.admin.resources(GitRepo.class).inAnyNamespace().list().getItems())
        .extracting(gitRepo -> gitRepo.getMetadata().getName())
        .containsExactlyInAnyOrderElementsOf(world.model.gitRepos);
  }

  private void settled(Flotilla flotilla) {
    var status = flotilla.getStatus();
    assertThat(status).as("status").isNotNull();
    assertThat(status.observedGeneration).isEqualTo(flotilla.getMetadata().getGeneration());
    var feature = status.features.getFirst();
    assertThat(feature.state)
        .isEqualTo(world.model.wanted() ? FeatureState.Enabled : FeatureState.Disabled);
    assertThat(feature.enabled).isEqualTo(world.model.enabled());
    assertThat(feature.source).hasToString(world.model.source());
    assertThat(feature.message).isEqualTo(world.model.message());
    assertThat(status.conditions)
        .filteredOn(condition -> condition.type.equals("Ready"))
        .singleElement()
        .satisfies(ready -> assertThat(ready.status).as(ready.message).isEqualTo("True"));
    resourcesAreTrue(status);
  }

  /** What the status lists is what a read of our own finds. */
  private void resourcesAreTrue(FlotillaStatus status) {
    for (var kind : Managed.SINGLETONS) {
      var there = managed.singleton(kind).get() != null;
      assertThat(status.resources)
          .filteredOn(entry -> kind.getSimpleName().equals(entry.kind) && entry.name != null)
          .singleElement()
          .extracting((ManagedResource entry) -> entry.state)
          .isEqualTo(there ? ManagedResourceState.Present : ManagedResourceState.Absent);
    }
  }

  private void nothingOfTheChain() {
    for (var kind : Managed.SINGLETONS) {
      assertThat(managed.singleton(kind).get()).as(kind.getSimpleName()).isNull();
    }
    for (var kind : Managed.PER_GITREPO) {
      assertThat(managed.ofGitRepos(kind)).as(kind.getSimpleName() + " of GitRepos").isEmpty();
    }
    assertThat(world.life().sources("flotilla"))
        .as("watches of the switch")
        .noneMatch(source -> source.startsWith("cleanup-"));
    assertThat(world.life().sources("gitrepo"))
        .as("watches of GitRepos")
        .doesNotContain("sync-jobs");
    for (var name : world.model.gitRepos) {
      assertThat(GitRepos.ready(world.admin, Managed.LOCAL, name))
          .hasValueSatisfying(
              ready -> {
                assertThat(ready.reason).isEqualTo("FeatureDisabled");
                assertThat(ready.message).isEqualTo(world.model.closedBecause());
              });
    }
  }
}
