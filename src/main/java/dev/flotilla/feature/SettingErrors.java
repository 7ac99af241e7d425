package dev.flotilla.feature;

import dev.flotilla.kubernetes.Answers;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Why the workflow could not do something, for the people who can change it: a field of the CronJob
 * that the API server does not take is named as the field of the Flotilla object that it came from.
 */
final class SettingErrors {

  private static final int UNPROCESSABLE = 422;

  /** A schema's error may be repeated for each of many entries; the first ones tell enough. */
  private static final int FEW = 5;

  private static final String SETTINGS = "spec.cleanup.";

  /** Where the settings are in the CronJob; the longest one that fits counts. */
  private static final List<String> FROM =
      List.of(
          "spec.jobTemplate.spec.template.spec.containers[0].",
          "spec.jobTemplate.spec.template.spec.",
          "spec.");

  private SettingErrors() {}

  /** One line about a failure; never null. */
  static String text(Throwable failure) {
    if (!(failure instanceof KubernetesClientException refused) || refused.getStatus() == null) {
      return Answers.text(failure);
    }
    var status = refused.getStatus();
    var causes =
        status.getDetails() == null
            ? List.<StatusCause>of()
            : Objects.requireNonNullElse(status.getDetails().getCauses(), List.<StatusCause>of());
    return refused.getCode() == UNPROCESSABLE && !causes.isEmpty()
        ? causes.stream()
            .limit(FEW)
            .map(cause -> field(status.getDetails().getKind(), cause) + ": " + cause.getMessage())
            .collect(Collectors.joining("; "))
        : Answers.text(failure);
  }

  private static String field(String kind, StatusCause cause) {
    var field = Objects.requireNonNullElse(cause.getField(), "");
    if (!ManagedObject.CLEANUP_CRON_JOB.kind().equals(kind)) {
      return kind + " " + field;
    }
    return FROM.stream()
        .filter(field::startsWith)
        .findFirst()
        .map(from -> SETTINGS + field.substring(from.length()))
        .orElse(kind + " " + field);
  }
}
