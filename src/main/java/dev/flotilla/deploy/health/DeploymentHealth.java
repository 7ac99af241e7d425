package dev.flotilla.deploy.health;

/** A Deployment is current when its newest ReplicaSet has all replicas and no older one has any. */
final class DeploymentHealth implements HealthRule {

  @Override
  public Health of(Subject subject) {
    var progressing = subject.condition("Progressing");
    if (progressing.filter(c -> "ProgressDeadlineExceeded".equals(c.reason())).isPresent()) {
      return Health.failed(progressing.get().why());
    }
    var wanted = subject.number(1, "spec", "replicas");
    var replicas = subject.number(0, "status", "replicas");
    var available = subject.number(0, "status", "availableReplicas");
    var counts =
        new Replicas(wanted)
            .atLeast("Replicas", replicas)
            .atLeast("Updated", subject.number(0, "status", "updatedReplicas"))
            .noMore(replicas)
            .atLeast("Available", available)
            .atLeast("Ready", subject.number(0, "status", "readyReplicas"))
            .health();
    if (!counts.isCurrent()) {
      return subject
          .condition("ReplicaFailure")
          .filter(Subject.Observation::isTrue)
          .map(failure -> Health.failed(failure.why()))
          .orElse(shown(counts, available, wanted));
    }
    return subject
        .condition("Available")
        .filter(Subject.Observation::isFalse)
        .map(condition -> Health.inProgress(condition.why()))
        .orElse(Health.CURRENT);
  }

  /** What people look for is how many are available, whichever count holds it up. */
  private static Health shown(Health counts, long available, long wanted) {
    return available < wanted
        ? Health.inProgress("Available: %d/%d".formatted(available, wanted))
        : counts;
  }
}
