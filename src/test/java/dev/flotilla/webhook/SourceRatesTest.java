package dev.flotilla.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SourceRatesTest {

  private static final long SECOND = 1_000_000_000L;

  private final SourceRates rates = new SourceRates();

  @Test
  void aBurstIsTakenAndThenSoManyASecond() {
    assertThat(admitted("a", 100, 0)).isEqualTo(SourceRates.BURST);
    assertThat(admitted("a", 100, SECOND)).isEqualTo(SourceRates.PER_SECOND);
    assertThat(admitted("a", 100, 3600 * SECOND)).isEqualTo(SourceRates.BURST);
  }

  @Test
  void oneSourceDoesNotHoldUpAnother() {
    admitted("a", 100, 0);

    assertThat(rates.admits("b", 0)).isTrue();
  }

  @Test
  void manySourcesTakeNoMoreMemoryThanSome() {
    assertThat(IntStream.range(0, 100_000).filter(i -> rates.admits("s" + i, i)).count())
        .isEqualTo(100_000);
    assertThat(rates.size()).isLessThanOrEqualTo(512);
  }

  private long admitted(String source, int requests, long at) {
    return IntStream.range(0, requests).filter(i -> rates.admits(source, at)).count();
  }
}
