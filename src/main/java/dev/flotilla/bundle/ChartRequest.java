package dev.flotilla.bundle;

import dev.flotilla.api.fleet.HelmOptions;
import java.nio.charset.StandardCharsets;

/**
 * A chart that a {@code fleet.yaml} names and that is not in the tree. Nothing is null; what is not
 * given is empty.
 *
 * @param bundle the directory of the bundle, by which there may be credentials
 * @param chart its address, or its name in {@code repo}
 * @param repo the Helm repository that it is in; a repository of a registry is a chart by itself
 * @param version a version, or a range of versions
 */
public record ChartRequest(String bundle, String chart, String repo, String version) {

  static ChartRequest of(String bundle, HelmOptions helm) {
    return new ChartRequest(bundle, orEmpty(helm.chart), orEmpty(helm.repo), orEmpty(helm.version));
  }

  /** Where the chart's files are in the bundle, as Fleet names it; both ends are computed so. */
  public String prefix() {
    var key = chart + ":" + repo + ":" + version;
    return ".chart/" + Hashes.sha256(key.getBytes(StandardCharsets.UTF_8));
  }

  /** The chart's name or address, for messages. */
  public String shown() {
    return chart.isEmpty() ? repo : chart;
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
