package dev.flotilla.gitrepo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.git.GitException;
import dev.flotilla.git.GitProblem;
import dev.flotilla.git.GitSource;
import dev.flotilla.metrics.SyncMetrics;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollsTest {

  private static final ResourceID SHOP = new ResourceID("shop", "ns");
  private static final ResourceID BANK = new ResourceID("bank", "ns");
  private static final GitSource SOURCE =
      GitSource.of("https://git.example.org/a.git", "main", null);
  private static final Optional<Duration> NEVER = Optional.empty();

  /** Answers to looks in their order; a look waits until there is one. */
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

  private final BlockingQueue<GitSource> looks = new LinkedBlockingQueue<>();
  private final BlockingQueue<ResourceID> woken = new LinkedBlockingQueue<>();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Polls polls =
      new Polls(Clock.systemUTC(), new SyncMetrics(registry), this::resolve);

  @AfterEach
  void stop() {
    polls.stop();
  }

  @Test
  void nothingIsLookedAtBeforeItIsStarted() {
    assertThat(polls.follow(SHOP, SOURCE, NEVER, 1)).isEmpty();
    assertThat(looks).isEmpty();
  }

  @Test
  void aLookWakesWhoFollows() throws Exception {
    polls.start(woken::add);
    assertThat(polls.follow(SHOP, SOURCE, NEVER, 1)).isEmpty();
    answers.add("c1");

    assertThat(next(woken)).isEqualTo(SHOP);
    assertThat(commit(SHOP, 1)).isEqualTo("c1");
  }

  @Test
  void oneLookServesTwoGitRepos() throws Exception {
    polls.start(woken::add);
    polls.follow(SHOP, SOURCE, NEVER, 1);
    polls.follow(BANK, SOURCE, NEVER, 1);
    answers.add("c1");

    assertThat(next(woken)).isNotEqualTo(next(woken));
    assertThat(commit(BANK, 1)).isEqualTo("c1");
    assertThat(next(looks)).isEqualTo(SOURCE);
    assertThat(looks).isEmpty();
  }

  @Test
  void aLookIsCountedForEachGitRepoThatItServes() throws Exception {
    polls.start(woken::add);
    polls.follow(SHOP, SOURCE, NEVER, 1);
    polls.follow(BANK, SOURCE, NEVER, 1);
    answers.add("c1");
    next(woken);
    next(woken);

    assertThat(registry.get("fleet.gitrepo.fetch.latest.commit.success").counters())
        .hasSize(2)
        .allSatisfy(counter -> assertThat(counter.count()).isOne());
    assertThat(polls.remotes()).isOne();
  }

  @Test
  void aNewGenerationIsLookedAtAtOnce() throws Exception {
    polls.start(woken::add);
    polls.follow(SHOP, SOURCE, NEVER, 1);
    answers.add("c1");
    next(woken);
    polls.follow(SHOP, SOURCE, NEVER, 2);
    answers.add("c2");

    assertThat(next(woken)).isEqualTo(SHOP);
    assertThat(commit(SHOP, 2)).isEqualTo("c2");
  }

  @Test
  void anAnnouncedCommitIsLookedForAtOnce() throws Exception {
    polls.start(woken::add);
    polls.follow(SHOP, SOURCE, NEVER, 1);
    answers.add("c1");
    next(woken);
    polls.expect(SHOP, "c2");
    answers.add("c2");

    assertThat(next(woken)).isEqualTo(SHOP);
    assertThat(commit(SHOP, 1)).isEqualTo("c2");
  }

  @Test
  void anAnnouncementIsNotBelieved() throws Exception {
    polls.start(woken::add);
    polls.follow(SHOP, SOURCE, NEVER, 1);
    answers.add("c1");
    next(woken);
    next(looks);
    polls.expect(SHOP, "forged");
    answers.add("c1");
    next(looks);

    assertThat(commit(SHOP, 1)).isEqualTo("c1");
    assertThat(woken).isEmpty();
  }

  @Test
  void anAnnouncementForWhatNobodyFollowsLeadsToNothing() {
    polls.expect(SHOP, "c1");
    polls.start(woken::add);
    polls.expect(SHOP, "c1");

    assertThat(looks).isEmpty();
  }

  @Test
  void whatCannotBeReadIsSaid() throws Exception {
    polls.start(woken::add);
    polls.follow(SHOP, SOURCE, NEVER, 1);
    answers.add("");

    assertThat(next(woken)).isEqualTo(SHOP);
    assertThat(polls.follow(SHOP, SOURCE, NEVER, 1))
        .get()
        .isInstanceOfSatisfying(
            Poll.Failed.class, failed -> assertThat(failed.message()).isEqualTo("away"));
  }

  @Test
  void aDefectIsAFailureTooAndNotTheEnd() throws Exception {
    polls.start(woken::add);
    polls.follow(SHOP, SOURCE, Optional.of(Duration.ofMillis(10)), 1);
    answers.add("defect");
    next(woken);
    answers.add("c1");

    assertThat(next(woken)).isEqualTo(SHOP);
    assertThat(commit(SHOP, 1)).isEqualTo("c1");
  }

  @Test
  void aLookThatEndsAfterTheStopLeadsToNothingAndNothingIsRemembered() throws Exception {
    polls.start(woken::add);
    polls.follow(SHOP, SOURCE, NEVER, 1);
    next(looks);
    polls.stop();
    answers.add("c1");
    polls.start(woken::add);

    assertThat(polls.follow(SHOP, SOURCE, NEVER, 1)).isEmpty();
    answers.add("c2");
    assertThat(next(woken)).isEqualTo(SHOP);
    assertThat(woken).isEmpty();
  }

  @Test
  void anotherSourceTakesThePlaceOfTheFormer() throws Exception {
    polls.start(woken::add);
    polls.follow(SHOP, SOURCE, NEVER, 1);
    answers.add("c1");
    next(woken);
    var other = GitSource.of("https://git.example.org/b.git", "main", null);

    assertThat(polls.follow(SHOP, other, NEVER, 2)).isEmpty();
    answers.add("c9");
    next(woken);
    assertThat(polls.follow(SHOP, other, NEVER, 2))
        .get()
        .isInstanceOfSatisfying(
            Poll.Found.class, found -> assertThat(found.commit()).isEqualTo("c9"));
  }

  private String commit(ResourceID gitRepo, long generation) {
    return ((Poll.Found) polls.follow(gitRepo, SOURCE, NEVER, generation).orElseThrow()).commit();
  }

  private String resolve(GitSource source) {
    looks.add(source);
    try {
      var answer = next(answers);
      if (answer.equals("defect")) {
        throw new IllegalStateException(answer);
      }
      if (answer.isEmpty()) {
        throw new GitException(GitProblem.Unreachable, "away");
      }
      return answer;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    var next = queue.poll(60, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    return next;
  }
}
