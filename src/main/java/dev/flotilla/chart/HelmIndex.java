package dev.flotilla.chart;

import dev.flotilla.bundle.BundleProblem;
import dev.flotilla.bundle.ChartException;
import dev.flotilla.yaml.YamlEvents;
import dev.flotilla.yaml.YamlException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The index of a Helm repository ({@code index.yaml}), of which only the versions of one chart are
 * read into memory.
 */
final class HelmIndex {

  private static final int MAX_VERSIONS = 100_000;

  private HelmIndex() {}

  /**
   * One version of a chart.
   *
   * @param version as it is written
   * @param url of the archive, maybe relative; empty when none is given
   * @param digest the archive's SHA-256 in hex digits; empty when none is given
   */
  record Entry(String version, String url, String digest) {}

  /**
   * @param file the index
   * @param chart the chart's name
   * @return nothing when the index does not know the chart
   * @throws ChartException {@code BadChart} when the file is no YAML
   */
  static Optional<List<Entry>> entries(Path file, String chart) {
    try (var text = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
      var walk = new Walk(new YamlEvents(text, Math.toIntExact(Files.size(file)) + 1), chart);
      walk.index();
      return Optional.ofNullable(walk.found);
    } catch (YamlException e) {
      throw new ChartException(BundleProblem.BadChart, "the index is no YAML that can be read");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read what was downloaded", e);
    }
  }

  private static final class Walk {
    private final YamlEvents yaml;
    private final String chart;
    private List<Entry> found;
    private String version = "";
    private String url = "";
    private String digest = "";

    Walk(YamlEvents yaml, String chart) {
      this.yaml = yaml;
      this.chart = chart;
    }

    void index() {
      yaml.mapping(
          key -> {
            if (key.equals("entries")) {
              yaml.mapping(this::entry);
            }
          });
    }

    private void entry(String name) {
      if (name.equals(chart)) {
        found = new ArrayList<>();
        yaml.list(this::version);
      }
    }

    private void version() {
      version = "";
      url = "";
      digest = "";
      yaml.mapping(this::member);
      if (found.size() >= MAX_VERSIONS) {
        throw new ChartException(BundleProblem.TooLarge, "the index has too many versions");
      }
      found.add(new Entry(version, url, digest));
    }

    private void member(String key) {
      switch (key) {
        case "version" -> version = yaml.text().orElse("");
        case "digest" -> digest = yaml.text().orElse("");
        case "urls" ->
            yaml.list(
                () -> {
                  var one = yaml.text().orElse("");
                  url = url.isEmpty() ? one : url;
                });
        default -> {}
      }
    }
  }
}
