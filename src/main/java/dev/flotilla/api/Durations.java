package dev.flotilla.api;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the durations of the API, which are Go's: {@code 15s}, {@code 1h30m}, {@code 1.5h}. */
public final class Durations {

  private static final Pattern PART =
      Pattern.compile("([0-9]+(?:[.][0-9]+)?)(ns|us|µs|μs|ms|s|m|h)");
  private static final Map<String, Long> NANOS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "μs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);
  private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final int MAX_LENGTH = 32;

  private Durations() {}

  /**
   * Reads one duration; fractions of a nanosecond are cut off.
   *
   * @param text {@code 0}, or numbers with units (ns, us, µs, ms, s, m, h), at most 32 characters
   * @throws IllegalArgumentException when the text is no such duration, or longer than Go's longest
   *     (about 292 years); the message says what would be right
   */
  public static Duration parse(String text) {
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      throw wrong(text);
    }
    var total = BigDecimal.ZERO;
    var part = PART.matcher(text);
    var end = 0;
    while (part.find() && part.start() == end) {
      var unit = BigDecimal.valueOf(NANOS.get(part.group(2)));
      total = total.add(new BigDecimal(part.group(1)).multiply(unit));
      end = part.end();
    }
    if (end < text.length() || total.compareTo(LONGEST) > 0) {
      throw wrong(text);
    }
    return Duration.ofNanos(total.longValue());
  }

  private static IllegalArgumentException wrong(String text) {
    var shown = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
    return new IllegalArgumentException(
        "\"%s\" is not a duration; write 0, or numbers with units of ns, us, ms, s, m or h, such as 1h30m"
            .formatted(shown));
  }
}
