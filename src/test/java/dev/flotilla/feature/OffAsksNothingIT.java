package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.testing.Edits;
import dev.flotilla.testing.GitRepos;
import dev.flotilla.testing.InProcessFlipTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OffAsksNothingIT extends InProcessFlipTest {

  @Test
  void offMakesNoneOfTheRequestsThatTheChainMakes() {
    follow("hello");
    var life = start();
    flip(true);
    flip(false);
    soon().until(life.activity()::isIdle);
    assertThat(life.sources("flotilla")).noneMatch(source -> source.startsWith("cleanup-"));
    assertThat(life.sources("gitrepo")).doesNotContain("sync-jobs");
    life.wire().forget();
    var looks = repository().requests();

    Edits.change(
        admin,
        GitRepos.get(admin, LOCAL, "hello"),
        gitRepo -> {
          gitRepo.getSpec().forceSyncGeneration = 1L;
          return gitRepo;
        });
    soon().until(() -> GitRepos.get(admin, LOCAL, "hello").getStatus().observedGeneration == 2);

    // As long as three looks at the repository would be apart.
    soon()
        .during(Duration.ofSeconds(3))
        .untilAsserted(
            () -> {
              assertThat(repository().requests()).isEqualTo(looks);
              assertThat(life.wire().requests())
                  .extracting(request -> request.kind())
                  .containsOnly("get gitrepos", "patch gitrepos/status");
            });
  }
}
