package dev.flotilla.bundle;

import dev.flotilla.yaml.Place;
import dev.flotilla.yaml.YamlNode;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads YAML into the types of the API, with Fleet's rules for what fits: nothing is converted, but
 * numbers and flags to texts in a few places. A field is null afterwards exactly when Go would
 * leave it out of JSON, so that what is written equals what Fleet writes.
 */
final class FieldReader {

  private final String file;
  private final boolean strict;
  private final PlainReader plain;

  /**
   * @param file for messages
   * @param strict whether a field that is not known is an error; otherwise it is passed over, and
   *     case does not count, as in Go
   * @param converting the lists whose members' choices of clusters take numbers and flags as texts
   */
  FieldReader(String file, boolean strict, List<String> converting) {
    this.file = file;
    this.strict = strict;
    this.plain = new PlainReader(this, converting);
  }

  /**
   * Reads a mapping into a new object.
   *
   * @throws BundleReadException {@code InvalidYaml} with the place
   */
  <T> T read(Class<T> type, YamlNode node) {
    return type.cast(object(type, node, ""));
  }

  private Object object(Class<?> type, YamlNode node, String path) {
    var target = ApiObjects.create(type);
    if (isNull(node)) {
      return target;
    }
    var fields = ApiObjects.fields(type);
    for (var entry : ordered(mapping(node, path))) {
      var known = find(fields, entry.key());
      if (known.isPresent()) {
        var name = known.get().getName();
        var value = value(known.get().getGenericType(), entry.value(), join(path, name));
        ApiObjects.set(target, known.get(), value);
      } else {
        unknown(entry, path, fields.keySet());
      }
    }
    return ApiObjects.complete(target);
  }

  /** Where two keys mean one field, the last one by its letters counts, as in Go. */
  private List<YamlNode.Entry> ordered(YamlNode.Mapping mapping) {
    return strict
        ? mapping.entries()
        : mapping.entries().stream()
            .sorted((a, b) -> Utf8.ORDER.compare(a.key(), b.key()))
            .toList();
  }

  private Object value(Type type, YamlNode node, String path) {
    if (type instanceof ParameterizedType generic) {
      var arguments = generic.getActualTypeArguments();
      return generic.getRawType() == List.class
          ? list(arguments[0], node, path)
          : map(arguments[1], node, path);
    }
    if (isNull(node)) {
      return null;
    }
    if (type == String.class) {
      return plain.text(node, path);
    }
    if (type == Boolean.class) {
      return plain.flag(node, path);
    }
    if (type == Integer.class || type == Long.class) {
      return plain.whole(node, path, (Class<?>) type);
    }
    if (type == IntOrString.class) {
      return plain.intOrString(node, path);
    }
    if (type == LabelSelector.class) {
      return new SelectorReader(this).read(node, path);
    }
    if (type == byte[].class) {
      return plain.bytes(node, path);
    }
    return object((Class<?>) type, node, path);
  }

  private List<Object> list(Type item, YamlNode node, String path) {
    if (isNull(node)) {
      return null;
    }
    var items = items(node, path);
    var list = new ArrayList<>();
    for (var i = 0; i < items.size(); i++) {
      var value = value(item, items.get(i), path + "[" + i + "]");
      list.add(value == null ? zero(item) : value);
    }
    return list;
  }

  private Object zero(Type type) {
    if (type == String.class) {
      return "";
    }
    return type instanceof ParameterizedType
        ? null
        : ApiObjects.complete(ApiObjects.create((Class<?>) type));
  }

  /** A free-form map keeps its order; a map of texts is sorted, as Go writes it. */
  private Map<String, Object> map(Type values, YamlNode node, String path) {
    if (isNull(node)) {
      return null;
    }
    var mapping = mapping(node, path);
    if (values == Object.class) {
      return GoValues.map((Map<?, ?>) mapping.toValue());
    }
    var map = new TreeMap<String, Object>(Utf8.ORDER);
    for (var entry : mapping.entries()) {
      var place = join(path, entry.key());
      map.put(entry.key(), isNull(entry.value()) ? "" : plain.text(entry.value(), place));
    }
    return map;
  }

  YamlNode.Mapping mapping(YamlNode node, String path) {
    if (node instanceof YamlNode.Mapping mapping) {
      return mapping;
    }
    throw wrongType(node, path, "a mapping");
  }

  /** The members of a list; none when it is null. */
  List<YamlNode> items(YamlNode node, String path) {
    if (isNull(node)) {
      return List.of();
    }
    if (node instanceof YamlNode.Sequence sequence) {
      return sequence.items();
    }
    throw wrongType(node, path, "a list");
  }

  List<String> texts(YamlNode node, String path) {
    var texts = new ArrayList<String>();
    for (var item : items(node, path)) {
      texts.add(isNull(item) ? "" : plain.text(item, path));
    }
    return texts;
  }

  /** The field that a key means: itself, or one that differs in case only where that is allowed. */
  String name(String key, String... known) {
    return strict
        ? key
        : Arrays.stream(known).filter(key::equalsIgnoreCase).findFirst().orElse(key);
  }

  /** A field that is not known: an error, or nothing. */
  void unknown(YamlNode.Entry entry, String path, Collection<String> known) {
    if (strict) {
      throw error(entry.place(), Misspelt.message(path, entry.key(), known));
    }
  }

  /** A text in the place of one. */
  String text(YamlNode node, String path) {
    return plain.text(node, path);
  }

  /** Whether a field that is not known is an error. */
  boolean isStrict() {
    return strict;
  }

  static boolean isNull(YamlNode node) {
    return node instanceof YamlNode.Scalar scalar && scalar.value() == null;
  }

  BundleReadException wrongType(YamlNode node, String path, String wanted) {
    var what = path.isEmpty() ? "the file" : path;
    return error(node.place(), what + " must be " + wanted + ", not " + node.type());
  }

  BundleReadException error(Place place, String message) {
    return new BundleReadException(
        BundleProblem.InvalidYaml, file, place.line(), place.column(), message);
  }

  static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private Optional<Field> find(Map<String, Field> fields, String key) {
    var exact = Optional.ofNullable(fields.get(key));
    return exact.isPresent() || strict
        ? exact
        : fields.values().stream().filter(f -> f.getName().equalsIgnoreCase(key)).findFirst();
  }
}
