package dev.flotilla.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** A value of a YAML document, aliases and merge keys resolved, and the place where it begins. */
public sealed interface YamlNode {

  /** Where it begins. */
  Place place();

  /** The value as JSON knows it: Map, List, String, Boolean, Number or null. */
  Object toValue();

  /** What it is, for messages: {@code a mapping}, {@code a list}, {@code a number} and so on. */
  String type();

  /**
   * A mapping.
   *
   * @param entries in the order of the text; no key is there twice
   */
  record Mapping(Place place, List<Entry> entries) implements YamlNode {
    @Override
    public Object toValue() {
      var map = new LinkedHashMap<String, Object>();
      entries.forEach(entry -> map.put(entry.key(), entry.value().toValue()));
      return map;
    }

    @Override
    public String type() {
      return "a mapping";
    }
  }

  /**
   * A member of a mapping.
   *
   * @param place where the key begins
   * @param key as Go makes it a text: {@code on} is {@code true}, {@code 010} is {@code 8}
   */
  record Entry(Place place, String key, YamlNode value) {}

  /** A list. */
  record Sequence(Place place, List<YamlNode> items) implements YamlNode {
    @Override
    public Object toValue() {
      var list = new ArrayList<>();
      items.forEach(item -> list.add(item.toValue()));
      return list;
    }

    @Override
    public String type() {
      return "a list";
    }
  }

  /**
   * A plain value.
   *
   * @param value null, Boolean, Long, BigInteger, Double or String
   */
  record Scalar(Place place, Object value) implements YamlNode {
    @Override
    public Object toValue() {
      return value;
    }

    @Override
    public String type() {
      return switch (value) {
        case null -> "null";
        case String _ -> "a text";
        case Boolean _ -> "true or false";
        default -> "a number";
      };
    }
  }
}
