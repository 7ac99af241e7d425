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
            .limit(NAMED)
            .map(Removal::name)
            .collect(Collectors.joining(", "));
    var more = left.size() > NAMED ? ", and %d more".formatted(left.size() - NAMED) : "";
    return new Problem(
        Reason.RemovalBlocked, "waits for the removal of BundleDeployment " + names + more);
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
