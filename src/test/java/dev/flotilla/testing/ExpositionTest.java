package dev.flotilla.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ExpositionTest {

  @Test
  void aPageIsReadByFamilies() {
    var page =
        new Exposition(
            """
            # HELP took_seconds How long it took
            # TYPE took_seconds histogram
            took_seconds_bucket{name="a, b=\\"c\\"",le="1.0",} 1.0
            took_seconds_count{name="a",} 1.0
            took_seconds_sum{name="a",} 0.2
            # HELP up
            # TYPE up gauge
            up 1.0
            # TYPE seen counter
            # HELP seen What was seen
            seen_total{kind="a"} 1.0
            # EOF
            """);

    assertThat(page.families())
        .containsExactly(
            new Exposition.Family(
                "took_seconds", "histogram", "How long it took", new TreeSet<>(List.of("name"))),
            new Exposition.Family("up", "gauge", "", new TreeSet<>()),
            new Exposition.Family(
                "seen_total", "counter", "What was seen", new TreeSet<>(List.of("kind"))));
  }
}
