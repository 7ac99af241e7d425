package dev.flotilla.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.cleanup.JobRecord.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewestRecordsTest {

  @ParameterizedTest(name = "{4}: {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        // name, namespace, GitRepo, outcome, time of each record | kept succeeded, failed | gone
        "'a n r S 1, b n r S 2, c n r S 3' | 2 |   | a   | the oldest goes",
        "'c n r S 3, b n r S 2, a n r S 1' | 2 |   | a   | the order of the listing counts for nothing",
        "'a n r S 1, b n r S 2'            | 2 |   |     | as many as may be stay",
        "'a n r S 1, b n r S 2'            |   |   |     | without a limit all stay",
        "'a n r S 1, b n r S 2'            | 0 |   | a b | none may stay",
        "'a n r S 1, b n r F 2, c n r F 3' | 1 | 1 | b   | failures push out failures only",
        "'a n r S 1, b n r F 2, c n r F 3' | 1 |   |     | each outcome has its own limit",
        "'a n r S 1, b n q S 2'            | 1 |   |     | each GitRepo has its own",
        "'a n r S 1, b m r S 2'            | 1 |   |     | a uid that is claimed elsewhere is another GitRepo",
        "'a n r S 1, b n r S 1, c n r S 1' | 1 |   | a b | in the same second the last name stays",
        "'a n r S -, b n r S 2, c n r S 3' | 2 |   |     | what ended nobody knows when does not count",
      })
  void keepsTheNewestOfEach(
      String records, Integer succeeded, Integer failed, String gone, String title) {
    var newest = new NewestRecords(new Limits(limit(succeeded), limit(failed)));

    var surplus =
        Stream.of(records.split(", "))
            .map(NewestRecordsTest::record)
            .flatMap(record -> newest.add(record).stream())
            .map(record -> record.job().name());

    assertThat(surplus)
        .containsExactlyInAnyOrderElementsOf(gone == null ? List.of() : List.of(gone.split(" ")));
  }

  private static OptionalInt limit(Integer count) {
    return count == null ? OptionalInt.empty() : OptionalInt.of(count);
  }

  private static JobRecord record(String text) {
    var words = text.split(" ");
    return new JobRecord(
        new JobIdentity(words[1], words[0], "uid", "1"),
        Optional.of(words[2]),
        words[3].equals("S") ? Outcome.SUCCEEDED : Outcome.FAILED,
        words[4].equals("-")
            ? Optional.empty()
            : Optional.of(Instant.ofEpochSecond(Long.parseLong(words[4]))));
  }
}
