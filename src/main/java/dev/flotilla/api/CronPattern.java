package dev.flotilla.api;

/** What {@link CronSchedule} admits, as a regular expression of RE2 that has no backslash. */
final class CronPattern {

  private static final String STEP = "(/0*[1-9][0-9]*)?";

  private static final String MINUTE = "0*[1-5]?[0-9]";
  private static final String MINUTES = "([*?]|" + MINUTE + "(-" + MINUTE + ")?)" + STEP;

  private static final String HOUR = "0*(1?[0-9]|2[0-3])";
  private static final String HOURS = "([*?]|" + HOUR + "(-" + HOUR + ")?)" + STEP;

  private static final String DAY = "0*([1-9]|[12][0-9]|3[01])";
  private static final String DAYS = "([*?]|" + DAY + "(-" + DAY + ")?)" + STEP;

  private static final String MONTH =
      "(0*([1-9]|1[0-2])|(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))";
  private static final String MONTHS = "([*?]|" + MONTH + "(-" + MONTH + ")?)" + STEP;

  private static final String WEEKDAY = "(0*[0-6]|(?i:sun|mon|tue|wed|thu|fri|sat))";
  private static final String WEEKDAYS = "([*?]|" + WEEKDAY + "(-" + WEEKDAY + ")?)" + STEP;

  private static final String SPACE = "[[:space:]]";

  /** A whole schedule. */
  static final String SCHEDULE =
      "^(@(yearly|annually|monthly|weekly|daily|midnight|hourly)"
          + "|@every ([0-9]+([.][0-9]+)?(ns|us|µs|ms|s|m|h))+"
          + ("|" + SPACE + "*")
          + (MINUTES + "(," + MINUTES + ")*" + SPACE + "+")
          + (HOURS + "(," + HOURS + ")*" + SPACE + "+")
          + (DAYS + "(," + DAYS + ")*" + SPACE + "+")
          + (MONTHS + "(," + MONTHS + ")*" + SPACE + "+")
          + (WEEKDAYS + "(," + WEEKDAYS + ")*" + SPACE + "*")
          + ")$";

  private CronPattern() {}
}
