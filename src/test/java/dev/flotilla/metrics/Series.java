package dev.flotilla.metrics;

import io.prometheus.client.Collector.MetricFamilySamples;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gauges of some objects, as lines that are easy to compare. */
final class Series {

  private final List<MetricFamilySamples> families;

  private Series(List<MetricFamilySamples> families) {
    this.families = families;
  }

  @SafeVarargs
  static <T> Series of(List<ObjectGauge<T>> gauges, T... objects) {
    return new Series(gauges.stream().map(gauge -> gauge.of(List.of(objects))).toList());
  }

  /** The names of all metrics. */
  Stream<String> names() {
    return families.stream().map(family -> family.name);
  }

  /** The values of one metric, by their labels. */
  TreeMap<String, Double> values(String name) {
    return families.stream()
        .filter(family -> family.name.equals(name))
        .flatMap(family -> family.samples.stream())
        .collect(
            Collectors.toMap(
                sample -> String.join(",", sample.labelValues),
                sample -> sample.value,
                Double::sum,
                TreeMap::new));
  }

  /** The names of the labels of one metric. */
  List<String> labels(String name) {
    return families.stream()
        .filter(family -> family.name.equals(name))
        .flatMap(family -> family.samples.stream())
        .findFirst()
        .orElseThrow()
        .labelNames;
  }
}
