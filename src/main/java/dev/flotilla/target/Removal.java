package dev.flotilla.target;

import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.BundleDeploymentStatus;
import dev.flotilla.api.fleet.Condition;
import dev.flotilla.status.BundleStatusBuilder.Problem;
import dev.flotilla.status.ConditionType;
import dev.flotilla.status.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a Bundle that is being deleted is still there. */
final class Removal {

  private static final int NAMED = 3;

  private Removal() {}

  /**
   * @param left the BundleDeployments that are still there, at least one
   */
  static Problem of(List<BundleDeployment> left) {
    var names =
        left.stream()
            .sorted(
                Comparator.comparing((BundleDeployment each) -> each.getMetadata().getNamespace()))
            .map(Removal::name)
            .toList();
    return new Problem(
        Reason.RemovalBlocked, "waits for the removal of BundleDeployment " + shown(names));
  }

  /** The first few, and how many more there are. */
  static String shown(List<String> names) {
    var first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
    return names.size() > NAMED ? "%s, and %d more".formatted(first, names.size() - NAMED) : first;
  }

  private static String name(BundleDeployment deployment) {
    var meta = deployment.getMetadata();
    return meta.getNamespace()
        + "/"
        + meta.getName()
        + reason(deployment).map(message -> " (" + message + ")").orElse("");
  }

  private static Optional<String> reason(BundleDeployment deployment) {
    return Optional.ofNullable(deployment.getStatus())
        .map((BundleDeploymentStatus status) -> status.conditions)
        .orElse(List.of())
        .stream()
        .filter(condition -> ConditionType.READY.equals(condition.type))
        .filter(condition -> "False".equals(condition.status))
        .map((Condition condition) -> condition.message)
        .filter(message -> message != null && !message.isEmpty())
        .findFirst();
  }
}
