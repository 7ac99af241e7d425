package dev.flotilla.deploy.health;

import java.util.Map;
import java.util.Set;

/** A Pod is current when it is ready, or has ended well. */
final class PodHealth implements HealthRule {

  /** Reasons for which a container waits that need somebody's hand. */
  private static final Set<String> STUCK =
      Set.of(
          "CrashLoopBackOff",
          "ImagePullBackOff",
          "ErrImagePull",
          "InvalidImageName",
          "CreateContainerConfigError",
          "CreateContainerError");

  @Override
  public Health of(Subject subject) {
    return switch (subject.text("status", "phase")) {
      case "Succeeded" -> Health.CURRENT;
      case "Failed" -> Health.failed(why(subject));
      default -> waiting(subject);
    };
  }

  private static Health waiting(Subject subject) {
    if (subject.condition("Ready").filter(Subject.Observation::isTrue).isPresent()) {
      return Health.CURRENT;
    }
    return subject
        .maps("status", "containerStatuses")
        .filter(container -> STUCK.contains(reason(container)))
        .map(
            container ->
                Health.failed(
                    "container %s: %s".formatted(container.get("name"), reason(container))))
        .findFirst()
        .orElseGet(() -> Health.inProgress(open(subject)));
  }

  private static String open(Subject subject) {
    return subject
        .condition("PodScheduled")
        .filter(Subject.Observation::isFalse)
        .or(() -> subject.condition("Ready"))
        .map(Subject.Observation::why)
        .orElse("not started yet");
  }

  private static String why(Subject subject) {
    var message = subject.text("status", "message");
    var reason = subject.text("status", "reason");
    return !message.isEmpty() ? message : reason.isEmpty() ? "the pod failed" : reason;
  }

  private static String reason(Map<?, ?> container) {
    return container.get("state") instanceof Map<?, ?> state
            && state.get("waiting") instanceof Map<?, ?> waiting
            && waiting.get("reason") instanceof String reason
        ? reason
        : "";
  }
}
