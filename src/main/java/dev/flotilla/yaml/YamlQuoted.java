package dev.flotilla.yaml;

/** A text in double quotes, in which every text can be written. */
public final class YamlQuoted {

  private static final String HEX = "0123456789abcdef";

  private YamlQuoted() {}

  /** The text with quotes around it, and escapes where they are needed. */
  public static String of(String text) {
    var out = new StringBuilder(text.length() + 2).append('"');
    text.codePoints().forEach(c -> escape(out, c));
    return out.append('"').toString();
  }

  /** Whether a code point may stand in YAML as it is; a half of a pair may not. */
  public static boolean isPrintable(int c) {
    return c >= ' ' && c < 0x7f
        || c >= 0xa0 && c < 0xd800 && c != 0x2028 && c != 0x2029
        || c >= 0xe000 && c != 0xfeff && c < 0xfffe
        || c > 0xffff;
  }

  private static void escape(StringBuilder out, int c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (isPrintable(c)) {
          out.appendCodePoint(c);
        } else {
          out.append("\\u");
          for (var shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX.charAt(c >> shift & 0xf));
          }
        }
      }
    }
  }
}
