package dev.flotilla.gitrepo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.fleet.GitRepoSpec;
import dev.flotilla.git.GitException;
import dev.flotilla.git.GitProblem;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrackedTest {

  private final GitRepoSpec spec = spec();
  private final GitRepo gitRepo = gitRepo();

  @Test
  void looksEveryFifteenSecondsUnlessTold() {
    assertThat(tracked().interval()).contains(Duration.ofSeconds(15));
    spec.pollingInterval = "0";
    assertThat(tracked().interval()).contains(Duration.ofSeconds(15));
    spec.pollingInterval = "1h";
    assertThat(tracked().interval()).contains(Duration.ofHours(1));
  }

  @Test
  void doesNotPollWhenPollingIsDisabledOrACommitIsPinned() {
    spec.disablePolling = true;
    assertThat(tracked().interval()).isEmpty();
    spec.disablePolling = null;
    spec.revision = "a".repeat(40);
    assertThat(tracked().interval()).isEmpty();
  }

  @Test
  void aWrongIntervalIsNamed() {
    spec.pollingInterval = "1 day";

    assertThatThrownBy(() -> tracked())
        .isInstanceOf(GitException.class)
        .hasMessageStartingWith("spec.pollingInterval: ");
  }

  @Test
  void fieldsThatAreNotServedAreNamedNotIgnored() {
    spec.clientSecretName = "credentials";
    spec.insecureSkipTLSVerify = true;

    assertThatThrownBy(() -> tracked())
        .isInstanceOfSatisfying(
            GitException.class, e -> assertThat(e.problem()).isEqualTo(GitProblem.NotSupported))
        .hasMessage("not served yet: spec.clientSecretName, spec.insecureSkipTLSVerify");
  }

  @Test
  void fieldsThatAreSetToNothingAreFine() {
    spec.clientSecretName = "";
    spec.insecureSkipTLSVerify = false;

    assertThat(tracked().source().displayUrl()).isEqualTo("https://git.example.org/a.git");
  }

  @Test
  void aNameThatNoLabelCanHoldIsRefusedBeforeAnythingBegins() {
    gitRepo.getMetadata().setName("n".repeat(63));
    assertThat(tracked().interval()).isPresent();

    gitRepo.getMetadata().setName("n".repeat(64));
    assertThatThrownBy(this::tracked)
        .isInstanceOf(GitException.class)
        .hasMessageContaining("metadata.name");
  }

  private Tracked tracked() {
    gitRepo.setSpec(spec);
    return Tracked.of(gitRepo);
  }

  private static GitRepo gitRepo() {
    var gitRepo = new GitRepo();
    gitRepo.getMetadata().setName("a");
    return gitRepo;
  }

  private static GitRepoSpec spec() {
    var spec = new GitRepoSpec();
    spec.repo = "https://git.example.org/a.git";
    return spec;
  }
}
