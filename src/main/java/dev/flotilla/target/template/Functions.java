package dev.flotilla.target.template;

import java.util.Map;
import java.util.Set;

/** The functions of Fleet's templates, sprig's without some, as far as Helm has others. */
final class Functions {

  /** What helm adds to sprig's, and what Fleet takes away: reading the machine or the network. */
  private static final Set<String> UNKNOWN =
      Set.of(
          "env",
          "expandenv",
          "getHostByName",
          "include",
          "tpl",
          "required",
          "lookup",
          "toToml",
          "mustToToml",
          "fromToml",
          "toYaml",
          "mustToYaml",
          "toYamlPretty",
          "fromYaml",
          "fromYamlArray",
          "fromJsonArray",
          "mustToDuration",
          "durationSeconds",
          "durationMilliseconds",
          "durationMicroseconds",
          "durationNanoseconds",
          "durationMinutes",
          "durationHours",
          "durationDays",
          "durationWeeks",
          "durationRoundTo",
          "durationTruncateTo");

  /** Templates that call templates can call themselves, without an end. */
  private static final Set<String> REFUSED = Set.of("template", "define", "block");

  /** Where helm has a function of its own with a name of sprig's, another of sprig's does it. */
  private static final Map<String, String> RENAMED = Map.of("fromJson", "mustFromJson");

  private Functions() {}

  /**
   * The name to write for helm.
   *
   * @throws TemplateException when Fleet's templates have no such word, or must not have it
   */
  static String inHelm(String word) {
    if (UNKNOWN.contains(word)) {
      throw new TemplateException("function \"" + word + "\" not defined");
    }
    if (REFUSED.contains(word)) {
      throw new TemplateException("\"" + word + "\" is refused: values must not define templates");
    }
    return RENAMED.getOrDefault(word, word);
  }
}
