package dev.flotilla.bundle;

import dev.flotilla.api.Durations;
import dev.flotilla.yaml.GoText;
import dev.flotilla.yaml.YamlNode;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.math.BigInteger;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the values of fields that are no objects. */
final class PlainReader {

  /** The one field that is a duration. */
  private static final Pattern INTERVAL = Pattern.compile("imageScans\\[\\d+]\\.interval");

  private final FieldReader fields;
  private final Pattern converting;

  PlainReader(FieldReader fields, List<String> converting) {
    this.fields = fields;
    this.converting =
        Pattern.compile(
            "(" + String.join("|", converting) + ")\\[\\d+]\\.(name|cluster[A-Z]\\w+)\\b.*");
  }

  /** True or false. */
  Boolean flag(YamlNode node, String path) {
    return scalar(node, Boolean.class, path, "true or false");
  }

  /** A text; null is none. */
  String text(YamlNode node, String path) {
    if (INTERVAL.matcher(path).matches()) {
      return duration(node, path);
    }
    if (node instanceof YamlNode.Scalar scalar) {
      if (scalar.value() instanceof String text) {
        return text;
      }
      if (converting.matcher(path).matches()) {
        return GoText.of(scalar.value());
      }
      throw fields.error(
          node.place(), "%s must be a text, not %s; put it in quotes".formatted(path, node.type()));
    }
    throw fields.wrongType(node, path, "a text");
  }

  private String duration(YamlNode node, String path) {
    try {
      return GoValues.duration(
          Durations.parse(scalar(node, String.class, path, "a duration such as 15m")));
    } catch (IllegalArgumentException e) {
      throw fields.error(node.place(), path + ": " + e.getMessage());
    }
  }

  /** A number that fits into the type. */
  Number whole(YamlNode node, String path, Class<?> type) {
    var number = scalar(node, Number.class, path, "a whole number");
    if (!(number instanceof Long)
        || type == Integer.class && number.longValue() != number.intValue()) {
      throw fields.error(
          node.place(),
          path
              + " must be a whole number that fits"
              + (number instanceof BigInteger ? ", not so large" : ""));
    }
    return type == Integer.class ? (Number) number.intValue() : number;
  }

  /** A number, or a text such as a percentage. */
  IntOrString intOrString(YamlNode node, String path) {
    return node instanceof YamlNode.Scalar scalar && scalar.value() instanceof String text
        ? new IntOrString(text)
        : new IntOrString((Integer) whole(node, path, Integer.class));
  }

  /** Bytes that are written in base64. */
  byte[] bytes(YamlNode node, String path) {
    try {
      return Base64.getDecoder().decode(scalar(node, String.class, path, "a text in base64"));
    } catch (IllegalArgumentException e) {
      throw fields.error(node.place(), path + " must be a text in base64");
    }
  }

  private <T> T scalar(YamlNode node, Class<T> type, String path, String wanted) {
    if (node instanceof YamlNode.Scalar scalar && type.isInstance(scalar.value())) {
      return type.cast(scalar.value());
    }
    throw fields.wrongType(node, path, wanted);
  }
}
