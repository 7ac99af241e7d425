package dev.flotilla.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flotilla.testing.Tools;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real tools say about alerts and about the packages with monitoring. */
class MonitoringIT {

  private static final Path TESTS =
      Path.of("src/test/resources/dev/flotilla/packaging/alerts.test.yaml");

  @TempDir Path folder;

  private final Map<String, ObjectNode> objects =
      Monitoring.all().collect(Collectors.toMap(Manifest::key, Manifest::tree));

  @Test
  void promtoolTakesTheAlerts() throws IOException {
    assertThat(Tools.run("promtool", "check", "rules", "--lint-fatal", alerts()))
        .contains("SUCCESS: %d rules".formatted(Monitoring.alerts().count()));
  }

  @Test
  void everyAlertIsThereWhenItShouldAndOnlyThen() throws IOException {
    alerts();
    Files.copy(TESTS, folder.resolve("tests.yaml"));

    assertThat(Tools.run("promtool", "test", "rules", folder.resolve("tests.yaml").toString()))
        .contains("SUCCESS");
    var tested = Trees.text(TESTS);
    assertThat(Monitoring.alerts())
        .allSatisfy(
            alert ->
                assertThat(tested).contains("alertname: " + alert.path("alert").asText() + "\n"));
  }

  @Test
  void theOverlayIsTheBaseAndTheComponent() {
    var overlay = KustomizeIT.kustomize("kubernetes/overlays/monitoring");

    assertThat(overlay.keySet()).containsAll(KustomizeIT.kustomize("kubernetes").keySet());
    overlay.keySet().retainAll(objects.keySet());
    KustomizeIT.assertSame(overlay, objects);
  }

  @Test
  void theChartHasTheSameWhenItIsAskedFor() {
    var chart =
        KustomizeIT.byKey(
            Trees.parse(
                Tools.run(
                    "helm",
                    "template",
                    "flotilla",
                    Chart.FOLDER.toString(),
                    "--namespace",
                    "flotilla-system",
                    "--set",
                    "monitoring.podMonitor=true,monitoring.rules=true,monitoring.dashboard=true")));

    chart.keySet().retainAll(objects.keySet());
    KustomizeIT.assertSame(chart, objects);
  }

  @Test
  void theKindsOfThePrometheusOperatorHaveAllTheseFields() {
    var monitor = objects.get("PodMonitor/flotilla");
    var rule = objects.get("PrometheusRule/flotilla");

    assertThat(
            Schemas.lacking(
                Trees.JSON.valueToTree(Trees.JSON.convertValue(monitor, PodMonitor.class)),
                monitor))
        .isEmpty();
    assertThat(
            Trees.JSON
                .convertValue(monitor, PodMonitor.class)
                .getSpec()
                .getPodMetricsEndpoints()
                .getFirst()
                .getAdditionalProperties())
        .isEmpty();
    assertThat(Trees.JSON.convertValue(rule, PrometheusRule.class).getSpec().getGroups())
        .flatMap(group -> group.getRules())
        .allSatisfy(alert -> assertThat(alert.getAdditionalProperties()).isEmpty());
  }

  private String alerts() throws IOException {
    var file = folder.resolve("alerts.yaml");
    Files.writeString(file, Monitoring.rules());
    return file.toString();
  }
}
