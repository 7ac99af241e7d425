package dev.flotilla.bundle;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values as Go holds and writes them. */
final class GoValues {

  private static final BigDecimal EXPONENT_FROM = new BigDecimal("1e21");

  private GoValues() {}

  /**
   * A free-form value as it is after Go has read it from JSON: every number is a double, so that
   * large whole numbers lose digits.
   */
  static Object free(Object value) {
    return switch (value) {
      case Map<?, ?> map -> map(map);
      case List<?> list -> list(list);
      case Number number -> number(number.doubleValue());
      case null -> null;
      default -> value;
    };
  }

  /** A free-form mapping, {@link #free} applied to its members. */
  static Map<String, Object> map(Map<?, ?> from) {
    var map = new LinkedHashMap<String, Object>();
    from.forEach((key, member) -> map.put((String) key, free(member)));
    return map;
  }

  private static List<Object> list(List<?> from) {
    var list = new ArrayList<>();
    from.forEach(item -> list.add(free(item)));
    return list;
  }

  private static Number number(double value) {
    var shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (shortest.scale() > 0 || shortest.abs().compareTo(EXPONENT_FROM) >= 0) {
      return value;
    }
    var whole = shortest.toBigIntegerExact();
    return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole;
  }

  /** Go's text for a duration: {@code 1h30m0s}, {@code 1.5s}, {@code 100ms}. */
  static String duration(Duration duration) {
    var nanos = duration.toNanos();
    if (nanos == 0) {
      return "0s";
    }
    if (nanos < 1_000_000_000L) {
      return nanos < 1_000
          ? nanos + "ns"
          : nanos < 1_000_000 ? decimal(nanos, 3) + "µs" : decimal(nanos, 6) + "ms";
    }
    var hours = duration.toHours();
    var minutes = duration.toMinutesPart();
    var seconds = decimal(nanos % 60_000_000_000L, 9) + "s";
    return (hours > 0 ? hours + "h" : "")
        + (hours > 0 || minutes > 0 ? minutes + "m" : "")
        + seconds;
  }

  private static String decimal(long number, int scale) {
    var plain = BigDecimal.valueOf(number, scale).stripTrailingZeros().toPlainString();
    return number == 0 ? "0" : plain;
  }
}
