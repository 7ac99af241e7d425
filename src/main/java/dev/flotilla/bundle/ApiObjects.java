package dev.flotilla.bundle;

import dev.flotilla.api.fleet.ValuesReference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Objects of the API, and their fields by name. */
final class ApiObjects {

  /** Where Go tells empty from absent. */
  private static final Set<String> EMPTY_IS_SOMETHING =
      Set.of("createNamespace", "autoPartitionThreshold", "maxNew", "overrideTargets", "values");

  private ApiObjects() {}

  /** What Go leaves out of JSON. */
  private static boolean isEmpty(Object value) {
    return switch (value) {
      case null -> true;
      case String text -> text.isEmpty();
      case Boolean flag -> !flag;
      case Number number -> number.longValue() == 0;
      case List<?> list -> list.isEmpty();
      case Map<?, ?> map -> map.isEmpty();
      default -> false;
    };
  }

  /** Fills in what Go always writes, such as the name in a reference to a key. */
  static Object complete(Object object) {
    if (object instanceof ValuesReference reference && reference.name == null) {
      reference.name = "";
    }
    if (object instanceof ImageScanEntry.SemVer semver && semver.range == null) {
      semver.range = "";
    }
    if (object instanceof ImageScanEntry scan) {
      scan.interval = scan.interval == null ? "0s" : scan.interval;
      scan.policy = scan.policy == null ? new ImageScanEntry.Policy() : scan.policy;
    }
    return object;
  }

  /** The fields of a type, by their names. */
  static Map<String, Field> fields(Class<?> type) {
    var fields = new LinkedHashMap<String, Field>();
    Arrays.stream(type.getFields())
        .filter(field -> !Modifier.isStatic(field.getModifiers()))
        .forEach(field -> fields.put(field.getName(), field));
    return fields;
  }

  /** A new object without values. */
  static Object create(Class<?> type) {
    try {
      return type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("types of the API have a public constructor", e);
    }
  }

  /** Sets a field; to null where Go would leave it out. */
  static void set(Object target, Field field, Object value) {
    var isLeftOut = isEmpty(value) && !EMPTY_IS_SOMETHING.contains(field.getName());
    try {
      field.set(target, isLeftOut ? null : value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("fields of the API are public", e);
    }
  }
}
