package dev.flotilla.target.template;

import dev.flotilla.tool.Answer;
import java.util.Map;

/** Renders a chart. */
public interface ChartRunner {

  /**
   * @param files the chart's files by their paths
   * @throws dev.flotilla.tool.ToolException when there is no answer
   */
  Answer template(Map<String, String> files);

  /** Whether there is something to render with. */
  boolean isThere();
}
