package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.testing.GitRepos;
import dev.flotilla.testing.OperatorTest;
import dev.flotilla.testing.UserObjects;
import org.junit.jupiter.api.Test;

class UserObjectsIT extends OperatorTest {

  @Test
  void offAndOnAndNoSwitchAtAllTakeAndChangeNothingOfTheUsers() {
    var users = UserObjects.deploy(admin);
    gitRepo("hello", "https://git.example.org/none.git", "app");
    var before = users.versions();
    assertThat(before).containsOnlyKeys("Bundle", "BundleDeployment", "ConfigMap");
    var uid = uid(GitRepos.get(admin, LOCAL, "hello"));

    turn(true);
    awaitState(FeatureState.Enabled);
    turn(false);
    awaitState(FeatureState.Disabled);
    assertThat(users.versions()).isEqualTo(before);
    turn(true);
    awaitState(FeatureState.Enabled);
    admin.resources(Flotilla.class).delete();
    soon().until(() -> flotilla() == null);

    assertThat(users.versions()).isEqualTo(before);
    assertThat(uid(GitRepos.get(admin, LOCAL, "hello"))).isEqualTo(uid);
    assertThat(admin.resources(GitRepo.class).inNamespace(LOCAL).list().getItems()).hasSize(1);
    users.remove();
  }
}
