package dev.flotilla.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.cleanup.Expiry.Verdict;
import dev.flotilla.cleanup.JobRecord.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The retention against its definition: too old, or as many newer ones as may be kept. */
class RetentionPropertiesTest {

  private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");

  /** What a Job is made from; few values each, so that they meet. */
  record Facts(int namespace, int gitRepo, Outcome outcome, int minutesAgo) {}

  @Property(tries = 500)
  void whatGoesIsWhatTheDefinitionSays(
      @ForAll("facts") List<Facts> facts,
      @ForAll @IntRange(max = 60) int keepMinutes,
      @ForAll @IntRange(max = 4) int keepCount) {
    var records = records(facts);
    var expiry = new Expiry(Duration.ofMinutes(keepMinutes), Duration.ofMinutes(30));
    var limits = new Limits(OptionalInt.of(keepCount), OptionalInt.of(2));

    var gone = gone(records, expiry, limits);

    for (var record : records) {
      assertThat(gone.contains(record))
          .as("%s", record)
          .isEqualTo(shouldGo(record, records, expiry, limits));
    }
  }

  @Property(tries = 200)
  void theOrderOfTheListingMakesNoDifference(
      @ForAll("facts") List<Facts> facts, @ForAll long seed) {
    var expiry = new Expiry(Duration.ofHours(1), Duration.ofHours(1));
    var limits = new Limits(OptionalInt.of(2), OptionalInt.of(1));
    var records = records(facts);
    var shuffled = new ArrayList<>(records);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(gone(shuffled, expiry, limits)).isEqualTo(gone(records, expiry, limits));
  }

  @Property(tries = 200)
  void aSecondRunFindsNothingMoreToDo(@ForAll("facts") List<Facts> facts) {
    var expiry = new Expiry(Duration.ofMinutes(20), Duration.ofHours(1));
    var limits = new Limits(OptionalInt.of(3), OptionalInt.of(1));
    var left = new ArrayList<>(records(facts));
    left.removeAll(gone(left, expiry, limits));

    assertThat(gone(left, expiry, limits)).isEmpty();
  }

  @Property(tries = 200)
  void aListingThatBeginsAgainComesToTheSame(
      @ForAll("facts") List<Facts> facts, @ForAll @IntRange(max = 100) int percent) {
    var expiry = new Expiry(Duration.ofHours(1), Duration.ofHours(1));
    var limits = new Limits(OptionalInt.of(2), OptionalInt.of(2));
    var records = records(facts);
    var newest = new NewestRecords(limits);
    var gone = new HashSet<JobRecord>();

    pass(records.subList(0, records.size() * percent / 100), expiry, newest, gone);
    newest.startAgain();
    pass(records.stream().filter(record -> !gone.contains(record)).toList(), expiry, newest, gone);

    assertThat(gone).isEqualTo(gone(records, expiry, limits));
  }

  private static Set<JobRecord> gone(List<JobRecord> records, Expiry expiry, Limits limits) {
    var gone = new HashSet<JobRecord>();
    pass(records, expiry, new NewestRecords(limits), gone);
    return gone;
  }

  private static void pass(
      List<JobRecord> records, Expiry expiry, NewestRecords newest, Set<JobRecord> gone) {
    for (var record : records) {
      switch (expiry.verdict(record, NOW)) {
        case EXPIRED, SURPLUS -> gone.add(record);
        case NOT_EXPIRED -> newest.add(record).ifPresent(gone::add);
        case RUNNING, NOT_OURS -> {
          // Kept.
        }
      }
    }
  }

  private static boolean shouldGo(
      JobRecord record, List<JobRecord> all, Expiry expiry, Limits limits) {
    var verdict = expiry.verdict(record, NOW);
    if (verdict != Verdict.NOT_EXPIRED) {
      return verdict == Verdict.EXPIRED;
    }
    var newer =
        all.stream()
            .filter(other -> other.job().namespace().equals(record.job().namespace()))
            .filter(other -> other.gitRepo().equals(record.gitRepo()))
            .filter(other -> other.outcome() == record.outcome())
            .filter(other -> isNewer(other, record))
            .count();
    return newer >= limits.of(record.outcome()).orElseThrow();
  }

  private static boolean isNewer(JobRecord one, JobRecord other) {
    var times = one.ended().orElseThrow().compareTo(other.ended().orElseThrow());
    return times > 0 || times == 0 && one.job().name().compareTo(other.job().name()) > 0;
  }

  private static List<JobRecord> records(List<Facts> facts) {
    return IntStream.range(0, facts.size())
        .mapToObj(number -> record("job-" + number, facts.get(number)))
        .collect(Collectors.toList());
  }

  private static JobRecord record(String name, Facts facts) {
    return new JobRecord(
        new JobIdentity("ns-" + facts.namespace, name, "uid-" + name, "1"),
        facts.gitRepo == 0 ? Optional.empty() : Optional.of("repo-" + facts.gitRepo),
        facts.outcome,
        facts.outcome == Outcome.RUNNING
            ? Optional.empty()
            : Optional.of(NOW.minus(Duration.ofMinutes(facts.minutesAgo))));
  }

  @Provide
  Arbitrary<List<Facts>> facts() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 2),
            Arbitraries.integers().between(0, 2),
            Arbitraries.of(Outcome.class),
            Arbitraries.integers().between(-2, 70))
        .as(Facts::new)
        .list()
        .ofMaxSize(40);
  }
}
