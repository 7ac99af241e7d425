package dev.flotilla.metrics;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.GaugeMetricFamily;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One metric of all objects of a kind.
 *
 * @param name as Prometheus shows it
 * @param help its meaning, in a sentence
 * @param labels their names
 * @param rows the values that one object gives
 */
record ObjectGauge<T>(
    String name, String help, List<String> labels, Function<T, Stream<Row>> rows) {

  /**
   * One value.
   *
   * @param labels the values of the labels, in the order of their names
   */
  record Row(List<String> labels, double value) {}

  /** The values of these objects. */
  MetricFamilySamples of(List<T> objects) {
    var family = new GaugeMetricFamily(name, help, labels);
    objects.stream().flatMap(rows).forEach(row -> family.addMetric(row.labels(), row.value()));
    return family;
  }
}
