package dev.flotilla.chart;

import java.time.Duration;

/**
 * How much fetching the charts of one commit may take.
 *
 * @param time for all of them together, from the first request to the last byte
 * @param indexBytes one index of a Helm repository
 * @param archiveBytes one packed chart
 * @param answerBytes one other answer of a registry: a list, a manifest or a token
 * @param unpackedBytes one chart, unpacked
 * @param entries files and directories in one chart
 */
public record ChartLimits(
    Duration time,
    long indexBytes,
    long archiveBytes,
    long answerBytes,
    long unpackedBytes,
    int entries) {

  /** Fleet's time for one request, and what the disk of a sync pod holds with ease. */
  public static final ChartLimits DEFAULT =
      new ChartLimits(Duration.ofMinutes(5), 32 << 20, 16 << 20, 4 << 20, 64 << 20, 10_000);
}
