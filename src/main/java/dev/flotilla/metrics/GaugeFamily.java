package dev.flotilla.metrics;

import dev.flotilla.api.fleet.ResourceCounts;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Makes the gauges of one kind, which share the beginning of their names and their labels.
 *
 * <p>Every object has one set of labels at a time, so that there are as many series as objects. A
 * value is cut at 253 characters, the longest name that an object may have.
 */
final class GaugeFamily<T extends HasMetadata> {

  private static final int LONGEST = 253;

  private final String prefix;
  private final List<String> labels = new ArrayList<>();
  private final List<Function<T, String>> values = new ArrayList<>();
  private final List<ObjectGauge<T>> gauges = new ArrayList<>();

  /**
   * A family whose first labels are the object's name and namespace.
   *
   * @param prefix what all names begin with, without the underscore that follows
   */
  GaugeFamily(String prefix) {
    this.prefix = prefix;
    label("name", object -> object.getMetadata().getName());
    label("namespace", object -> object.getMetadata().getNamespace());
  }

  /** Adds a label; all are to be added before the first gauge. */
  GaugeFamily<T> label(String name, Function<T, String> value) {
    labels.add(name);
    values.add(value);
    return this;
  }

  /** Adds a gauge with one value for each object. */
  GaugeFamily<T> gauge(String name, String help, ToDoubleFunction<T> value) {
    return add(
        name,
        help,
        object -> Stream.of(new ObjectGauge.Row(labelsOf(object), value.applyAsDouble(object))));
  }

  /** Adds a gauge for each state that deployed objects may be in. */
  GaugeFamily<T> counts(Function<CountedState, String> name, Function<T, ResourceCounts> counts) {
    for (var state : CountedState.values()) {
      gauge(name.apply(state), state.help(), object -> state.in(counts.apply(object)));
    }
    return this;
  }

  /**
   * Adds a gauge that is 1 for the state that an object is in, and 0 for the others. The last label
   * is the state.
   */
  GaugeFamily<T> states(String help, List<String> states, Function<T, String> current) {
    return add(
        "state",
        help + ": 1 for the state that it is in, 0 for the others",
        object -> {
          var others = labelsOf(object);
          var last = others.size() - 1;
          var now = current.apply(object);
          return states.stream()
              .map(
                  state -> {
                    var row = new ArrayList<>(others);
                    row.set(last, state);
                    return new ObjectGauge.Row(row, state.equals(now) ? 1 : 0);
                  });
        });
  }

  List<ObjectGauge<T>> gauges() {
    return List.copyOf(gauges);
  }

  private GaugeFamily<T> add(String name, String help, Function<T, Stream<ObjectGauge.Row>> rows) {
    gauges.add(new ObjectGauge<>(prefix + "_" + name, help, List.copyOf(labels), rows));
    return this;
  }

  private List<String> labelsOf(T object) {
    return values.stream().map(value -> value.apply(object)).map(GaugeFamily::cut).toList();
  }

  private static String cut(String value) {
    if (value == null) {
      return "";
    }
    return value.length() <= LONGEST ? value : value.substring(0, LONGEST);
  }
}
