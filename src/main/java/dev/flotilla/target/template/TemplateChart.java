package dev.flotilla.target.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flotilla.tool.ToolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A chart that deploys nothing: each template is a file of it, and one more prints what each gives
 * for each cluster, as base64, so that whatever it gives can be told apart and is not looked at.
 *
 * @param files the chart's files by their paths
 */
record TemplateChart(Map<String, String> files) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = "t";

  /** One line of what it prints: of which sheet, and base64. */
  private static final Pattern LINE = Pattern.compile("- s(\\d+) ?([A-Za-z0-9+/=]*)");

  /** What fails by itself is told with the line that called it. */
  private static final Pattern CALL =
      Pattern.compile(
          "(?s).*execution error at \\("
              + NAME
              + "/templates/print\\.yaml:(\\d{1,6}):\\d+\\): (.*)");

  private static final Pattern PLACE =
      Pattern.compile(
          "(?s).*\\b" + NAME + "/templates/_(\\d{1,6})\\.tpl:(\\d{1,6})(?::\\d+)?\\)?:\\s*(.*)");

  /** Where the first template is called. */
  private static final int FIRST_LINE = 2;

  /** A key that is missing is told with the line of the template, see {@link Rewriter}. */
  private static final Pattern MISSING = Pattern.compile("(?s)(.*) @(\\d{1,6})");

  private static final String HINT = "Use --debug flag to render out invalid YAML";

  private static final Pattern EXECUTING =
      Pattern.compile("(?s)executing \"[^\"]*\" at <.*?>: (?:error calling fail: )?(.*)");

  static TemplateChart of(List<Sheet> sheets) {
    var files = new LinkedHashMap<String, String>();
    var numbers = new LinkedHashMap<String, Integer>();
    var print = new StringBuilder();
    for (var i = 0; i < sheets.size(); i++) {
      files.put("s" + i + ".json", json(sheets.get(i).context()));
      for (var template : sheets.get(i).templates()) {
        var number = numbers.computeIfAbsent(template, _ -> numbers.size());
        print.append(
            "- s%1$d {{ include \"%2$s/templates/_%3$d.tpl\" (.Files.Get \"s%1$d.json\" | fromJson) | b64enc }}\n"
                .formatted(i, NAME, number));
      }
    }
    files.put("Chart.yaml", "apiVersion: v2\nname: " + NAME + "\nversion: 0.0.0\n");
    numbers.forEach((template, number) -> files.put("templates/_" + number + ".tpl", template));
    files.put("templates/print.yaml", "r:\n" + print);
    return new TemplateChart(files);
  }

  /**
   * What each template of each sheet gave.
   *
   * @param printed what helm printed
   * @throws ToolException when that is something else
   */
  static List<List<String>> answers(String printed, List<Sheet> sheets) {
    var answers = sheets.stream().map(_ -> new ArrayList<String>()).toList();
    for (var line : printed.lines().toList()) {
      var match = LINE.matcher(line);
      if (match.matches()) {
        var bytes = Base64.getDecoder().decode(match.group(2));
        answers.get(number(match.group(1))).add(new String(bytes, StandardCharsets.UTF_8));
      }
    }
    for (var i = 0; i < sheets.size(); i++) {
      if (answers.get(i).size() != sheets.get(i).templates().size()) {
        throw new ToolException("helm printed something else than was asked for");
      }
    }
    return List.copyOf(answers);
  }

  /**
   * What is wrong with the only sheet of a chart. A template may say what it likes, so that a place
   * that there is not is no place.
   *
   * @param errors what helm said
   */
  static String problem(Sheet sheet, String errors) {
    var said = errors.strip().replace(HINT, "").strip();
    var call = CALL.matcher(said);
    if (call.matches() && has(sheet.templates(), number(call.group(1)) - FIRST_LINE)) {
      return failure(sheet, number(call.group(1)) - FIRST_LINE, call.group(2));
    }
    var place = PLACE.matcher(said);
    // Templates of one sheet that are the same are one file; the first of them is named.
    var templates = sheet.templates().stream().distinct().toList();
    if (!place.matches() || !has(templates, number(place.group(1)))) {
      return "helm.values: " + said;
    }
    var executing = EXECUTING.matcher(place.group(3));
    var message = executing.matches() ? executing.group(1) : place.group(3);
    var template = templates.get(number(place.group(1)));
    return sheet.path(sheet.templates().indexOf(template), number(place.group(2)))
        + ": "
        + message.strip();
  }

  private static String failure(Sheet sheet, int template, String said) {
    var missing = MISSING.matcher(said);
    return missing.matches()
        ? sheet.path(template, number(missing.group(2))) + ": " + missing.group(1)
        : sheet.place(template) + ": " + said;
  }

  private static boolean has(List<String> templates, int index) {
    return index >= 0 && index < templates.size();
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("mappings of texts can be written", e);
    }
  }
}
