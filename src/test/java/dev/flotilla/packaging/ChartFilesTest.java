package dev.flotilla.packaging;

import org.junit.jupiter.api.Test;

/** Whether the chart is what {@code kubernetes/} says. */
class ChartFilesTest {

  @Test
  void theChartIsTheManifestsWithValues() {
    Chart.read().files().check();
  }
}
