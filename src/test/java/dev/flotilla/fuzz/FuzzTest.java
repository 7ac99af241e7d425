package dev.flotilla.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.bundle.BundleFuzz;
import dev.flotilla.chart.ChartFuzz;
import dev.flotilla.target.template.TemplateFuzz;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a file holds, reading it ends soon, with a result or an error of the documented kind,
 * and touches nothing outside. {@code -Dflotilla.fuzz=PT10M} gives it ten minutes for all targets
 * together, {@code -Dflotilla.fuzz.seed=…} repeats a run.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FuzzTest {

  private static final Duration TIME = Duration.parse(System.getProperty("flotilla.fuzz", "PT4S"));

  private static final long SEED = Long.getLong("flotilla.fuzz.seed", System.currentTimeMillis());

  @TempDir static Path directory;
  private List<FuzzTarget> targets;

  @ParameterizedTest
  @MethodSource("targets")
  void readingEndsSoonWithAResultOrAnErrorAndStaysInside(FuzzTarget target)
      throws InterruptedException {
    var figures = new Fuzzer(target, SEED).run(TIME.dividedBy(targets.size()));

    System.out.printf(
        "fuzz %s: %d inputs, %d outcomes, slowest %d ms, seed %d%n",
        target.name(), figures.inputs(), figures.outcomes(), figures.slowest() / 1_000_000, SEED);
    assertThat(figures.inputs()).isGreaterThan(target.seeds().size());
    assertThat(figures.outcomes()).isGreaterThan(1);
  }

  Stream<FuzzTarget> targets() throws IOException {
    if (targets == null) {
      targets =
          Stream.of(
                  BundleFuzz.targets(directory.resolve("bundle")),
                  ChartFuzz.targets(directory.resolve("chart")),
                  TemplateFuzz.targets())
              .flatMap(List::stream)
              .toList();
    }
    return targets.stream();
  }
}
