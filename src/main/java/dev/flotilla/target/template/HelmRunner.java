package dev.flotilla.target.template;

import dev.flotilla.tool.Answer;
import dev.flotilla.tool.Tool;
import dev.flotilla.tool.ToolLimits;
import dev.flotilla.tool.WorkFolder;
import java.util.List;
import java.util.Map;

/** Renders with {@code helm template}, in a folder of its own that only this user can read. */
public record HelmRunner(Tool helm, ToolLimits limits) implements ChartRunner {

  /** With the helm of {@code PATH}. */
  public static HelmRunner installed() {
    return new HelmRunner(Tool.named("helm"), ToolLimits.SMALL);
  }

  @Override
  public boolean isThere() {
    return helm.file().isPresent();
  }

  @Override
  public Answer template(Map<String, String> files) {
    try (var folder = WorkFolder.create()) {
      files.forEach((name, text) -> folder.write("chart/" + name, text));
      var chart = folder.path().resolve("chart").toString();
      return helm.run(List.of("template", "t", chart), folder.path(), limits);
    }
  }
}
