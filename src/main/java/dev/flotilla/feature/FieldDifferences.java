package dev.flotilla.feature;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Where two objects differ. */
final class FieldDifferences {

  private FieldDifferences() {}

  /**
   * The paths of the fields that differ, such as {@code spec.schedule}; lists are compared as a
   * whole.
   */
  static List<String> between(JsonNode one, JsonNode other) {
    var paths = new ArrayList<String>();
    collect("", one, other, paths);
    return List.copyOf(paths);
  }

  private static void collect(String path, JsonNode one, JsonNode other, List<String> paths) {
    if (one.equals(other)) {
      return;
    }
    if (!one.isObject() || !other.isObject()) {
      paths.add(path);
      return;
    }
    var names = new TreeSet<String>();
    one.fieldNames().forEachRemaining(names::add);
    other.fieldNames().forEachRemaining(names::add);
    names.forEach(
        name ->
            collect(
                path.isEmpty() ? name : path + "." + name,
                one.path(name),
                other.path(name),
                paths));
  }
}
