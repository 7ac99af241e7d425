package dev.flotilla.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.git.TestRepository;
import dev.flotilla.testing.Http;
import dev.flotilla.testing.NodeTest;
import dev.flotilla.testing.Prometheus;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The real Prometheus scrapes the real pod while the switch is flipped and things go wrong. */
@Order(7)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MonitoringE2E extends NodeTest {

  private static final Path PICTURE = Path.of("docs/images/flip.svg");

  @TempDir static Path folder;

  private Prometheus prometheus;
  private TestRepository watched;

  @BeforeAll
  void scrape() throws IOException {
    Files.writeString(folder.resolve("alerts.yaml"), Monitoring.rules());
    Files.writeString(folder.resolve("prometheus.yaml"), new ScrapeConfig(admin).text());
    prometheus = Prometheus.start(folder);
    soon().until(() -> !prometheus.query("flotilla_leader == 1").isEmpty());
  }

  @AfterAll
  void endPrometheus() {
    prometheus.close();
    admin.batch().v1().jobs().inNamespace(SYSTEM).withName("monitored").delete();
  }

  @Test
  @Order(1)
  void aFlipIsSeen() throws Exception {
    watched = git.repository("watched");
    var commit = watched.commit("main", Map.of("app/config.yaml", configMapYaml("greeting", "1")));
    var from = Instant.now();
    follow("watched", git.url("watched"), "monitoring-watched");
    awaitReady("watched", commit);
    soon().until(() -> is("flotilla_gitrepo_ready{name=\"watched\"}", 1));

    turn(false);
    awaitState(FeatureState.Disabled);
    soon().until(() -> is("min_over_time(flotilla_feature_state{state=\"Disabled\"}[4s])", 1));
    soon().until(() -> is("sum(flotilla_feature_objects{state=\"Present\"}) or vector(0)", 0));
    turn(true);
    awaitState(FeatureState.Enabled);
    soon().until(() -> is("min_over_time(flotilla_feature_state{state=\"Enabled\"}[4s])", 1));
    soon().until(() -> hasData("sum(flotilla_feature_objects{state=\"Present\"}) >= 3"));

    if (Boolean.getBoolean("docs.update")) {
      draw(from, Instant.now());
    }
    assertThat(PICTURE).content().contains("Disabled", "CronJob");
  }

  @Test
  @Order(2)
  void everyQueryOfTheDashboardReturnsData() throws Exception {
    var broken = git.repository("broken");
    broken.commit("main", Map.of("app/none.yaml", "{apiVersion: example.org/v1, kind: None}"));
    follow("broken", git.url("broken"), "monitoring-broken");
    sendWebhook();
    runOfTheCronJob("monitored");
    // The metrics show a run of before as well, and the CronJob takes its Jobs with it.
    soon().untilAsserted(() -> assertThat(lastCleanup()).contains("monitored"));
    soon().until(() -> hasData("flotilla_cleanup_last_run_success"));
    admin.resource(cronJob()).delete();
    var commit = watched.commit("main", Map.of("app/config.yaml", configMapYaml("greeting", "2")));
    awaitReady("watched", commit);
    admin.resource(configMap("monitoring-watched", "greeting")).delete();

    assertThat(Monitoring.queries()).hasSizeGreaterThan(30);
    soon()
        .untilAsserted(
            () ->
                assertThat(Monitoring.queries().map(MonitoringE2E::asGrafanaAsks))
                    .allSatisfy(query -> assertThat(hasData(query)).as(query).isTrue()));
  }

  @Test
  @Order(3)
  void everyAlertIsEvaluatedAndTheRightOnesAreOnTheirWay() {
    // Rules are evaluated at intervals of their own, and a scrape that fails makes an operator look
    // gone.
    soon()
        .untilAsserted(
            () -> {
              assertThat(prometheus.alerts())
                  .hasSize((int) Monitoring.alerts().count())
                  .allSatisfy(alert -> assertThat(alert.path("health").asText()).isEqualTo("ok"));
              assertThat(onTheirWay())
                  .contains("FlotillaBundleNotApplied", "FlotillaDrift", "FlotillaGitRepoNotReady")
                  .doesNotContain("FlotillaGone", "FlotillaWithoutLeader", "FlotillaFlipStuck");
            });
  }

  private List<String> onTheirWay() {
    return prometheus.alerts().stream()
        .filter(alert -> !alert.path("state").asText().equals("inactive"))
        .map(alert -> alert.path("name").asText())
        .toList();
  }

  @Test
  @Order(4)
  void whatIsGoneIsNotShown() {
    soon().until(() -> hasData("fleet_gitrepo_ready_clusters{name=\"broken\"}"));

    admin.resources(GitRepo.class).inNamespace(LOCAL).withName("broken").delete();

    soon().until(() -> prometheus.query("{__name__=~\"fleet_git.+\", name=\"broken\"}").isEmpty());
  }

  private Optional<String> lastCleanup() {
    return Optional.ofNullable(flotilla().getStatus().lastCleanup).map(run -> run.job);
  }

  private boolean is(String query, double value) {
    return prometheus.query(query).stream()
        .anyMatch(series -> series.at("/value/1").asDouble() == value);
  }

  private boolean hasData(String query) {
    return prometheus.query(query).stream()
        .map(series -> series.at("/value/1").asText())
        .anyMatch(value -> !value.equals("NaN"));
  }

  /** With what Grafana puts in for its variables. */
  private static String asGrafanaAsks(String query) {
    return query.replace("$__rate_interval", "1m").replace("$namespace", ".*");
  }

  private void sendWebhook() throws IOException, InterruptedException {
    var pod =
        admin
            .pods()
            .inNamespace(SYSTEM)
            .withLabel("app.kubernetes.io/component", "operator")
            .list()
            .getItems()
            .getFirst();
    Http.sendWebhook(URI.create("http://%s:8080/".formatted(pod.getStatus().getPodIP())));
  }

  private void draw(Instant from, Instant to) throws IOException {
    var plot = new SvgPlot(from, to);
    plot.panel(
        "continuous-delivery: its state",
        prometheus.range("max by (state) (flotilla_feature_state)", from, to),
        "state");
    plot.panel(
        "objects of the switch that are there, by kind",
        prometheus.range("sum by (kind) (flotilla_feature_objects{state=\"Present\"})", from, to),
        "kind");
    plot.panel(
        "sync Jobs", prometheus.range("sum by (state) (flotilla_sync_jobs)", from, to), "state");
    Files.createDirectories(PICTURE.getParent());
    Files.writeString(PICTURE, plot.svg());
  }
}
