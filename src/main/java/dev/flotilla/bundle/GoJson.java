package dev.flotilla.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/**
 * JSON byte for byte as Go's {@code encoding/json} writes it, because Fleet's ids are hashes of
 * such bytes: compact, with {@code < > &} and the two Unicode line separators escaped.
 */
final class GoJson {

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

  /** Go reads any number of a free-form value as a double, and has no exponent below 1e21. */
  private static String number(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
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
