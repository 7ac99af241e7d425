package dev.flotilla.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;

/**
 * JSON byte for byte as Go's {@code encoding/json} writes it, because Fleet's ids are hashes of
 * such bytes: compact, with {@code < > &} and the two Unicode line separators escaped.
 */
final class GoJson {

  private static final BigDecimal EXPONENT_BELOW = new BigDecimal("1e-6");
  private static final BigDecimal EXPONENT_FROM = new BigDecimal("1e21");

  private static final String HEX = "0123456789abcdef";

  private GoJson() {}

  /** Appends a string in quotes. */
  static void string(StringBuilder out, String text) {
    out.append('"');
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || c == '<' || c == '>' || c == '&' || c == 0x2028 || c == 0x2029) {
            unicode(out, c);
          } else if (isLone(text, i)) {
            unicode(out, '\ufffd');
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /** Appends any value; the fields of an object keep their order. */
  static void value(StringBuilder out, JsonNode node) {
    switch (node.getNodeType()) {
      case OBJECT -> members(out, node);
      case ARRAY -> {
        var separator = "[";
        for (var item : node) {
          value(out.append(separator), item);
          separator = ",";
        }
        out.append(node.isEmpty() ? "[]" : "]");
      }
      case NUMBER -> out.append(number(node.decimalValue()));
      case STRING -> string(out, node.textValue());
      default -> out.append(node.asText());
    }
  }

  private static void members(StringBuilder out, JsonNode node) {
    var separator = "{";
    for (var member : node.properties()) {
      string(out.append(separator), member.getKey());
      value(out.append(':'), member.getValue());
      separator = ",";
    }
    out.append(node.isEmpty() ? "{}" : "}");
  }

  /** The same value with the members of all objects sorted, as Go writes its maps. */
  static JsonNode sorted(JsonNode node) {
    if (node instanceof ObjectNode object) {
      var result = JsonNodeFactory.instance.objectNode();
      object.properties().stream()
          .map(Map.Entry::getKey)
          .sorted(Utf8.ORDER)
          .forEach(name -> result.set(name, sorted(object.get(name))));
      return result;
    }
    if (node instanceof ArrayNode array) {
      var result = JsonNodeFactory.instance.arrayNode();
      array.forEach(item -> result.add(sorted(item)));
      return result;
    }
    return node;
  }

  /** Go reads any number of a free-form value as a double, and has few exponents. */
  private static String number(BigDecimal number) {
    var shortest = number.stripTrailingZeros();
    if (shortest.signum() == 0) {
      return "0";
    }
    var size = shortest.abs();
    return size.compareTo(EXPONENT_BELOW) < 0 || size.compareTo(EXPONENT_FROM) >= 0
        ? exponential(shortest)
        : shortest.toPlainString();
  }

  private static String exponential(BigDecimal number) {
    var digits = number.unscaledValue().abs().toString();
    var exponent = digits.length() - 1 - number.scale();
    return (number.signum() < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + (exponent < 0 ? "e" : "e+")
        + exponent;
  }

  private static void unicode(StringBuilder out, char c) {
    out.append("\\u");
    for (var shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX.charAt(c >> shift & 0xf));
    }
  }

  /** Half of a surrogate pair stands for no character: Go writes the replacement character. */
  private static boolean isLone(String text, int at) {
    var c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
