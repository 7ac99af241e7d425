package dev.flotilla.target.rollout;

import io.fabric8.kubernetes.api.model.IntOrString;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A number, or a percentage of something.
 *
 * @param amount the number or the per cent
 * @param isPercentage whether it is per cent
 */
public record Share(BigDecimal amount, boolean isPercentage) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** So many per cent. */
  public static Share percent(int amount) {
    return new Share(BigDecimal.valueOf(amount), true);
  }

  /** Just so many. */
  public static Share number(int amount) {
    return new Share(BigDecimal.valueOf(amount), false);
  }

  /**
   * @throws NumberFormatException when it is neither a number nor a percentage
   */
  public static Share of(IntOrString value) {
    if (value.getIntVal() != null) {
      return number(value.getIntVal());
    }
    var text = value.getStrVal() == null ? "" : value.getStrVal().strip();
    return text.endsWith("%")
        ? new Share(new BigDecimal(text.substring(0, text.length() - 1)), true)
        : number(Integer.parseInt(text));
  }

  /** How many of so many that is: a percentage is rounded down, but never to none. */
  public int of(int count) {
    if (count == 0) {
      return 1;
    }
    if (!isPercentage) {
      return amount.intValue();
    }
    var share =
        BigDecimal.valueOf(count).multiply(amount).divide(HUNDRED, 0, RoundingMode.DOWN).intValue();
    return Math.max(1, share);
  }
}
