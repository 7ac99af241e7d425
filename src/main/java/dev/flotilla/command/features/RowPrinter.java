package dev.flotilla.command.features;

import dev.flotilla.command.terminal.OutputFormat;
import dev.flotilla.command.terminal.TextTable;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The features as people and programs want to see them. */
final class RowPrinter {

  private RowPrinter() {}

  /** The text, with the end of its last line. */
  static String print(List<FeatureRow> rows, OutputFormat format) {
    return switch (format) {
      case TABLE -> features(rows).toString();
      case WIDE -> features(rows) + "\n" + objects(rows);
      case JSON -> Serialization.asJson(Map.of("features", rows)) + "\n";
      case YAML -> Serialization.asYaml(Map.of("features", rows));
    };
  }

  private static TextTable features(List<FeatureRow> rows) {
    var table =
        new TextTable().row("NAME", "STATE", "ENABLED", "SOURCE", "SINCE", "OBJECTS", "MESSAGE");
    for (var row : rows) {
      table.row(
          row.name(),
          row.state().name(),
          String.valueOf(row.enabled()),
          row.source(),
          row.since(),
          ObjectWords.byState(row.objects()),
          row.message());
    }
    return table;
  }

  private static TextTable objects(List<FeatureRow> rows) {
    var table = new TextTable().row("FEATURE", "KIND", "NAMESPACE", "NAME", "STATE", "MESSAGE");
    for (var row : rows) {
      for (var object : row.objects()) {
        table.row(
            row.name(),
            object.kind,
            Objects.requireNonNullElse(object.namespace, ""),
            object.name,
            object.state.name(),
            Objects.requireNonNullElse(object.message, ""));
      }
    }
    return table;
  }
}
