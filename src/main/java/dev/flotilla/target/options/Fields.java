package dev.flotilla.target.options;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How two values of one field become one. Absent is null; the second value wins. */
final class Fields {

  /** As a text it says that the other one does not count. */
  private static final String NOTHING = "-";

  private Fields() {}

  static String text(String base, String custom) {
    if (NOTHING.equals(custom)) {
      return null;
    }
    return custom == null || custom.isEmpty() ? base : custom;
  }

  static <T> T either(T base, T custom) {
    return custom == null ? base : custom;
  }

  static <N extends Number> N positive(N base, N custom) {
    return custom == null || custom.longValue() <= 0 ? base : custom;
  }

  static Boolean or(Boolean base, Boolean custom) {
    return Boolean.TRUE.equals(custom) ? custom : base;
  }

  static <T> List<T> append(List<T> base, List<T> custom) {
    if (base == null || custom == null) {
      return either(base, custom);
    }
    var all = new ArrayList<>(base);
    all.addAll(custom);
    return all;
  }

  static <V> Map<String, V> map(Map<String, V> base, Map<String, V> custom) {
    if (base == null || custom == null) {
      return either(base, custom);
    }
    var all = new LinkedHashMap<>(base);
    all.putAll(custom);
    return all;
  }

  /** Parts as one text; a part that is absent is an empty one. */
  static String key(String... parts) {
    return Arrays.stream(parts)
        .map(part -> Objects.requireNonNullElse(part, ""))
        .collect(Collectors.joining("|"));
  }

  /**
   * The entries of the base, those that the customization has too replaced, and the new ones behind
   * them.
   *
   * @param key what makes an entry the same one; empty = it is the same as no other
   */
  static <T> List<T> byKey(List<T> base, List<T> custom, Function<T, String> key) {
    if (base == null || custom == null) {
      return either(base, custom);
    }
    var all = new ArrayList<T>(base);
    var places = new HashMap<String, Integer>();
    for (var i = 0; i < base.size(); i++) {
      places.put(key.apply(base.get(i)), i);
    }
    for (var entry : custom) {
      var name = key.apply(entry);
      var place = name.isEmpty() ? null : places.putIfAbsent(name, all.size());
      if (place == null) {
        all.add(entry);
      } else {
        all.set(place, entry);
      }
    }
    return all;
  }
}
