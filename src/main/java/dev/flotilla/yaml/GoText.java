package dev.flotilla.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers and flags as Go's parser of YAML writes them. */
public final class GoText {

  private GoText() {}

  /** The text that Go makes of a number or flag that stands for a text; a text is its own. */
  public static String of(Object value) {
    return switch (value) {
      case Double number -> general32(number);
      case BigInteger number when !isWord(number) -> general32(number.doubleValue());
      default -> value.toString();
    };
  }

  /** A number as Go writes it: a whole one as it is as long as it fits into 64 bits. */
  public static String ofNumber(BigDecimal number) {
    var plain = number.stripTrailingZeros();
    if (plain.scale() <= 0 && isWord(plain.toBigIntegerExact())) {
      return plain.toBigIntegerExact().toString();
    }
    return general(Double.toString(number.doubleValue()));
  }

  private static boolean isWord(BigInteger number) {
    return number.bitLength() < Long.SIZE || number.signum() > 0 && number.bitLength() == Long.SIZE;
  }

  /** As of a number of 32 bits, for which Go takes it here. */
  private static String general32(double value) {
    var small = (float) value;
    return Float.isInfinite(small) ? value > 0 ? ".inf" : "-.inf" : general(Float.toString(small));
  }

  /**
   * Go's format {@code g}.
   *
   * @param digits as few as tell the number
   */
  private static String general(String digits) {
    var shortest = new BigDecimal(digits).stripTrailingZeros();
    var exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= -4 && exponent < 6) {
      return shortest.toPlainString();
    }
    var all = shortest.unscaledValue().abs().toString();
    var mantissa = all.length() == 1 ? all : all.charAt(0) + "." + all.substring(1);
    return (shortest.signum() < 0 ? "-" : "")
        + mantissa
        + (exponent < 0 ? "e-" : "e+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }
}
