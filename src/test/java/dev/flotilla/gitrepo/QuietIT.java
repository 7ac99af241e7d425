package dev.flotilla.gitrepo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.sync.Verdict;
import dev.flotilla.testing.Edits;
import dev.flotilla.testing.GitRepos;
import dev.flotilla.testing.ServerCounts;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * When nothing changes, nothing is written, however often is looked. {@code
 * -Dflotilla.test.quiet=PT1H} makes it an hour.
 */
class QuietIT extends GitRepoTest {

  private static final Duration QUIET =
      Duration.parse(System.getProperty("flotilla.test.quiet", "PT3M"));

  private static final Duration REST = Duration.ofSeconds(5);

  private static final List<String> NAMES = List.of("one", "two", "three");

  @Test
  void nothingIsWrittenWhileNothingChanges() throws IOException {
    var commit = commit("kind: A");
    turn(true);
    cleanUpInHalfAYear();
    NAMES.forEach(name -> follow(name, commit));
    awaitState(FeatureState.Enabled);
    NAMES.forEach(name -> awaitReady(name, "True", "Succeeded"));
    var before = writesAtRest();
    var looks = server.requests().size();
    var end = Instant.now().plus(QUIET);

    Awaitility.await()
        .atMost(QUIET.plusMinutes(1))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> Instant.now().isAfter(end));

    assertThat(ServerCounts.writes(admin)).isEqualTo(before);
    assertThat(server.requests().size() - looks)
        .as("looks at the repository, which go on")
        .isGreaterThan((int) (QUIET.toSeconds() / 2));
  }

  /** Each run is a few writes, and a midnight may fall into the time. */
  private void cleanUpInHalfAYear() {
    var month = LocalDate.now(ZoneOffset.UTC).plusMonths(6).getMonthValue();
    Edits.change(
        admin,
        flotilla(),
        flotilla -> {
          flotilla.getSpec().cleanup.schedule = "0 0 1 %d *".formatted(month);
          return flotilla;
        });
  }

  /** The last statuses that follow from a GitRepo's being ready may still be on their way. */
  private Map<String, Long> writesAtRest() {
    return Awaitility.await("rest after the syncs")
        .pollInterval(REST)
        .atMost(Duration.ofSeconds(60))
        .until(new AtRest(), Objects::nonNull);
  }

  /** The writes so far, or null while there were new ones since the last look. */
  private final class AtRest implements Callable<Map<String, Long>> {
    private Map<String, Long> last = Map.of();

    @Override
    public Map<String, Long> call() {
      var now = ServerCounts.writes(admin);
      var still = now.equals(last);
      last = now;
      return still ? now : null;
    }
  }

  private void follow(String name, String commit) {
    gitRepo(
        name,
        spec -> {
          spec.repo = url();
          spec.paths = List.of("app");
          spec.pollingInterval = "1s";
        });
    soon().until(() -> jobs().stream().anyMatch(job -> isOf(name, job)));
    bundle(name);
    end(
        jobs().stream().filter(job -> isOf(name, job)).findFirst().orElseThrow(),
        Verdict.synced(commit, 1, 1, 0));
    soon().until(() -> GitRepos.get(admin, LOCAL, name).getStatus().commit != null);
  }

  private static boolean isOf(String name, Job job) {
    return job.getMetadata().getName().startsWith(name + "-");
  }
}
