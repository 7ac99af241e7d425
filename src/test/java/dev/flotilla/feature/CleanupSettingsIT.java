package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flotilla.api.fleet.Condition;
import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.testing.Edits;
import dev.flotilla.testing.OperatorTest;
import dev.flotilla.testing.Writes;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every setting of the clean-up reaches the CronJob at once, by one write. */
class CleanupSettingsIT extends OperatorTest {

  private static final Pattern LOOKS =
      Pattern.compile(
          "(?m)^reconciliations_execution_duration_seconds_count\\{controller_name=\"flotilla\"} (.+)$");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "schedule: '30 3 * * 1-5'           | schedule | 30 3 * * 1-5",
        "schedule: '@every 6h'              | schedule | @every 6h",
        "timeZone: Europe/Berlin            | timeZone | Europe/Berlin",
        "suspend: true                      | suspend  | true",
        "keepFailed: 72h                    | args     | --keep-failed=72h",
        "keepSucceeded: 1h30m               | args     | --keep-succeeded=1h30m",
        "keepFailedCount: 7                 | args     | --keep-failed-count=7",
        "keepSucceededCount: 0              | args     | --keep-succeeded-count=0",
        "batchSize: 50                      | args     | --batch-size=50",
        "priorityClassName: low             | priority | low",
        "nodeSelector: {disk: ssd}          | selector | disk=ssd",
        "tolerations: [{key: night, operator: Exists}]               | tolerations | night",
        "imagePullSecrets: [{name: registry}]                        | secrets     | registry",
        "resources: {limits: {cpu: 1000m, memory: 262144Ki}}         | resources   | 256Mi",
        "resources: {requests: {cpu: '0.05'}, limits: {memory: 0.5Gi}} | resources | 512Mi",
        "affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 5, preference: {matchExpressions: [{key: disk, operator: Exists}]}}]}} | affinity | disk",
      })
  void aChangeReachesTheCronJobByOneWrite(String setting, String where, String what) {
    turn(true);
    awaitState(FeatureState.Enabled);

    try (var cronJobs = Writes.to(admin, cronJob());
        var flotillas = Writes.to(admin, flotilla())) {
      change(setting);
      awaitState(FeatureState.Enabled);
      assertThat(seen(where)).contains(what);

      // The CronJob's change by somebody else makes the operator look once more.
      var looks = looks();
      Edits.change(admin, cronJob(), CleanupSettingsIT::annotate);
      soon().untilAsserted(() -> assertThat(looks()).as(this::events).isGreaterThan(looks));
      awaitState(FeatureState.Enabled);

      assertThat(cronJobs.count()).as("the operator's write and the annotation").isEqualTo(2);
      assertThat(flotillas.count()).as("the change and the status").isEqualTo(2);
    }
  }

  @Test
  void whatTheObjectIsMadeWithIsNotOverwrittenByTheOperator() {
    change("{schedule: '@hourly', keepFailedCount: 3, batchSize: 7}");
    awaitState(FeatureState.Enabled);

    assertThat(flotilla().getMetadata().getFinalizers()).isNotEmpty();
    assertThat(flotilla().getSpec().cleanup.schedule).isEqualTo("@hourly");
    assertThat(flotilla().getMetadata().getManagedFields())
        .filteredOn(fields -> !fields.getManager().equals("test"))
        .allSatisfy(
            fields ->
                assertThat(fields.getFieldsV1().getAdditionalProperties())
                    .doesNotContainKey("f:spec"));
    assertThat(cronJob().getSpec().getSchedule()).isEqualTo("@hourly");
    assertThat(seen("args")).contains("--keep-failed-count=3", "--batch-size=7");
  }

  @Test
  void aSettingThatIsTakenBackLeavesTheCronJob() {
    turn(true);
    change("{affinity: {nodeAffinity: {}}, timeZone: Etc/UTC, keepFailedCount: 3}");
    awaitState(FeatureState.Enabled);
    assertThat(cronJob().getSpec().getTimeZone()).isEqualTo("Etc/UTC");

    change("{}");
    awaitState(FeatureState.Enabled);

    assertThat(cronJob().getSpec().getTimeZone()).isNull();
    assertThat(pod().getAffinity()).isNull();
    assertThat(seen("args")).doesNotContain("count");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "schedule: '0 5-1 * * *'      | spec.cleanup.schedule: Invalid value: \"0 5-1 * * *\"",
        "timeZone: Mars/Olympus       | spec.cleanup.timeZone: Invalid value: \"Mars/Olympus\"",
        "nodeSelector: {disk: a b}    | spec.cleanup.nodeSelector",
        "tolerations: [{key: a b}]    | spec.cleanup.tolerations[0].key: Invalid value",
        "resources: {limits: {cpu: 1}, requests: {cpu: 2}} | spec.cleanup.resources.requests: Invalid value: \"2\"",
      })
  void whatOnlyTheApiServerKnowsToBeWrongIsSaidWithTheNameOfTheSetting(
      String setting, String message) {
    turn(true);
    awaitState(FeatureState.Enabled);
    var before = version(cronJob());
    var looks = looks();

    change(setting);

    soon().untilAsserted(() -> assertThat(ready().message).contains(message));
    assertThat(ready().status).isEqualTo("False");
    assertThat(ready().message).hasSizeLessThan(400).doesNotContain("Failure executing");
    assertThat(version(cronJob())).isEqualTo(before);
    assertThat(looks() - looks).as("looks so far").isLessThan(20);

    change("{}");
    awaitState(FeatureState.Enabled);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "schedule: daily             | is not a schedule",
        "schedule: '* * * *'         | is not a schedule",
        "schedule: '60 * * * *'      | is not a schedule",
        "schedule: '0 24 * * *'      | is not a schedule",
        "schedule: '0 0 * * 7'       | is not a schedule",
        "schedule: 'TZ=UTC 0 0 * * *' | is not a schedule",
        "timeZone: ''                | spec.cleanup.timeZone",
        "timeZone: Local             | must be the name of a time zone",
        "timeZone: ../etc/passwd     | must be the name of a time zone",
        "keepFailedCount: -1         | spec.cleanup.keepFailedCount",
        "keepSucceededCount: 10001   | spec.cleanup.keepSucceededCount",
        "resources: {limits: {cpu: a lot}} | spec.cleanup.resources.limits.cpu",
      })
  void whatTheSchemaKnowsToBeWrongIsRefused(String setting, String message) {
    turn(true);

    assertThatThrownBy(() -> change(setting))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/5 0-23/2 1,15 JAN-mar,Dec MON-fri",
        "? ? ? ? ?",
        "05 03 01 01 0",
        "@every 1h30m",
        "@midnight",
      })
  void everyScheduleThatACronJobTakesIsAccepted(String schedule) {
    change("schedule: '" + schedule + "'");
    awaitState(FeatureState.Enabled);
    assertThat(cronJob().getSpec().getSchedule()).isEqualTo(schedule);
  }

  /** Sets these settings and no others. */
  private void change(String settings) {
    var flow = settings.startsWith("{") ? settings : "{" + settings + "}";
    var flotilla =
        Serialization.unmarshal(
            """
            apiVersion: flotilla.dev/v1alpha1
            kind: Flotilla
            metadata: {name: flotilla}
            spec: {features: {continuous-delivery: true}, cleanup: %s}
            """
                .formatted(flow),
            Flotilla.class);
    admin.resource(flotilla).forceConflicts().fieldManager("test").serverSideApply();
  }

  private String seen(String where) {
    var spec = cronJob().getSpec();
    Function<Object, String> text = String::valueOf;
    return switch (where) {
      case "schedule" -> spec.getSchedule();
      case "timeZone" -> spec.getTimeZone();
      case "suspend" -> text.apply(spec.getSuspend());
      case "args" -> text.apply(pod().getContainers().getFirst().getArgs());
      case "priority" -> pod().getPriorityClassName();
      case "selector" -> text.apply(pod().getNodeSelector());
      case "tolerations" -> text.apply(pod().getTolerations());
      case "secrets" -> text.apply(pod().getImagePullSecrets());
      case "resources" -> Serialization.asJson(pod().getContainers().getFirst().getResources());
      case "affinity" -> Serialization.asJson(pod().getAffinity());
      default -> throw new IllegalArgumentException(where);
    };
  }

  private PodSpec pod() {
    return cronJob().getSpec().getJobTemplate().getSpec().getTemplate().getSpec();
  }

  private Condition ready() {
    return Optional.ofNullable(flotilla().getStatus()).stream()
        .flatMap(status -> status.conditions.stream())
        .filter(condition -> condition.type.equals("Ready"))
        .findFirst()
        .orElseThrow();
  }

  private double looks() {
    return LOOKS
        .matcher(operator().metrics())
        .results()
        .mapToDouble(found -> Double.parseDouble(found.group(1)))
        .sum();
  }

  /** What the operator has heard and is about to do. */
  private String events() {
    return operator()
        .metrics()
        .lines()
        .filter(line -> line.startsWith("events_received") || line.startsWith("reconciliations_"))
        .filter(line -> line.contains("\"flotilla\""))
        .collect(Collectors.joining("\n"));
  }

  private static CronJob annotate(CronJob cronJob) {
    cronJob
        .getMetadata()
        .setAnnotations(Map.of("example.org/seen", cronJob.toString().hashCode() + ""));
    return cronJob;
  }
}
