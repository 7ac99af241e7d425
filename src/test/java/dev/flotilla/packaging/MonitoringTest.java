package dev.flotilla.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What alerts and dashboard say, and whether it fits the documentation. */
class MonitoringTest {

  private static final Pattern METRIC =
      Pattern.compile("\\b(?:fleet|flotilla)_\\w+(?=[{\\[) ,]|$)");
  private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(\\w+)` \\| (\\w+)");
  private static final String RUNBOOKS = "https://flotilla.dev/docs/runbooks#";

  @Test
  void everyAlertHasASeverityAndSaysWhatIsWrongAndWhatToDo() {
    assertThat(Monitoring.alerts())
        .isNotEmpty()
        .allSatisfy(
            alert -> {
              assertThat(alert.at("/labels/severity").asText()).isIn("critical", "warning", "info");
              assertThat(alert.at("/annotations/summary").asText()).isNotEmpty();
              assertThat(alert.at("/annotations/description").asText()).isNotEmpty();
            });
  }

  @Test
  void everyAlertHasARunbookAndEveryRunbookAnAlert() {
    var headings =
        Trees.text(Path.of("docs/runbooks.md"))
            .lines()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring(3))
            .toList();

    assertThat(Monitoring.alerts()).map(alert -> alert.path("alert").asText()).isEqualTo(headings);
    assertThat(Monitoring.alerts())
        .allSatisfy(
            alert ->
                assertThat(alert.at("/annotations/runbook_url").asText())
                    .isEqualTo(RUNBOOKS + alert.path("alert").asText().toLowerCase(Locale.ROOT)));
  }

  @Test
  void everyMetricThatIsAskedForIsDocumented() {
    var asked =
        Stream.concat(
                Monitoring.alerts().map(alert -> alert.path("expr").asText()), Monitoring.queries())
            .flatMap(query -> METRIC.matcher(query).results())
            .map(metric -> metric.group())
            .toList();

    assertThat(asked).hasSizeGreaterThan(20);
    assertThat(documented()).containsAll(asked);
  }

  @Test
  void everyPanelSaysWhatItShows() {
    assertThat(Monitoring.panels())
        .allSatisfy(panel -> assertThat(panel.path("title").asText()).isNotEmpty());
    assertThat(Monitoring.panels().map(panel -> panel.path("id").asInt())).doesNotHaveDuplicates();
    assertThat(Monitoring.panels().map(JsonNode::toString))
        .allSatisfy(panel -> assertThat(panel).contains("${datasource}"));
  }

  private static Set<String> documented() {
    var names = new TreeSet<String>();
    DOCUMENTED
        .matcher(Trees.text(Path.of("docs/metrics.md")))
        .results()
        .forEach(
            row -> {
              names.add(row.group(1));
              if (row.group(2).equals("histogram")) {
                names.add(row.group(1) + "_bucket");
              }
            });
    return names;
  }
}
