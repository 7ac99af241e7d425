package dev.flotilla.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Draws what Prometheus recorded: panels one below the other, each with steps and a legend. */
final class SvgPlot {

  private static final int WIDTH = 840;
  private static final int HEIGHT = 170;
  private static final int LEFT = 40;
  private static final int RIGHT = 230;
  private static final int TOP = 30;
  private static final List<String> COLOURS =
      List.of("#2f6fb0", "#d9822b", "#3a9a5c", "#b8423f", "#7d5ba6", "#7f7f7f");

  private final Instant from;
  private final Instant to;
  private final List<String> panels = new ArrayList<>();

  SvgPlot(Instant from, Instant to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Adds a panel.
   *
   * @param series as Prometheus answers to a query of a range
   * @param label the label by which the legend tells series apart
   */
  void panel(String title, List<JsonNode> series, String label) {
    var top = panels.size() * (HEIGHT + TOP + 24) + TOP;
    var most =
        series.stream()
            .flatMap(one -> one.path("values").valueStream())
            .mapToDouble(value -> value.get(1).asDouble())
            .max()
            .orElse(1);
    var text = new StringBuilder();
    text.append(text(LEFT, top - 10, "#222", title));
    text.append(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#ccc\"/>\n"
            .formatted(LEFT, top, WIDTH - LEFT - RIGHT, HEIGHT));
    text.append(text(8, top + 6, "#555", String.format(Locale.ROOT, "%.0f", most)));
    text.append(text(8, top + HEIGHT, "#555", "0"));
    text.append(text(LEFT, top + HEIGHT + 16, "#555", "0 s"));
    text.append(text(WIDTH - RIGHT - 30, top + HEIGHT + 16, "#555", seconds(to) + " s"));
    IntStream.range(0, series.size())
        .forEach(
            i -> {
              var colour = COLOURS.get(i % COLOURS.size());
              text.append(line(series.get(i).path("values"), top, most, colour));
              text.append(
                  text(
                      WIDTH - RIGHT + 12,
                      top + 14 + 18 * i,
                      colour,
                      series.get(i).path("metric").path(label).asText()));
            });
    panels.add(text.toString());
  }

  /** The picture. */
  String svg() {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">\n"
            .formatted(WIDTH, panels.size() * (HEIGHT + TOP + 24) + 10)
        + "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
        + String.join("", panels)
        + "</svg>\n";
  }

  private String line(JsonNode values, int top, double most, String colour) {
    var path = new StringBuilder();
    for (var value : values) {
      var x = x(value.get(0).asDouble());
      var y = top + HEIGHT - 4 - value.get(1).asDouble() / most * (HEIGHT - 12);
      path.append(
          path.isEmpty()
              ? String.format(Locale.ROOT, "M%.1f %.1f", x, y)
              : String.format(Locale.ROOT, "H%.1fV%.1f", x, y));
    }
    return "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n"
        .formatted(path, colour);
  }

  private double x(double time) {
    var part = (time - from.getEpochSecond()) / Math.max(1, seconds(to));
    return LEFT + part * (WIDTH - LEFT - RIGHT);
  }

  private long seconds(Instant time) {
    return time.getEpochSecond() - from.getEpochSecond();
  }

  private static String text(int x, int y, String colour, String words) {
    return "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>\n"
        .formatted(x, y, colour, words.replace("&", "&amp;").replace("<", "&lt;"));
  }
}
