package dev.flotilla.deploy.health;

/** A ReplicaSet is current when it has exactly the replicas that it wants. */
final class ReplicaSetHealth implements HealthRule {

  @Override
  public Health of(Subject subject) {
    var failure = subject.condition("ReplicaFailure").filter(Subject.Observation::isTrue);
    if (failure.isPresent()) {
      return Health.failed(failure.get().why());
    }
    var replicas = subject.number(0, "status", "replicas");
    return new Replicas(subject.number(1, "spec", "replicas"))
        .atLeast("Labelled", subject.number(0, "status", "fullyLabeledReplicas"))
        .atLeast("Available", subject.number(0, "status", "availableReplicas"))
        .atLeast("Ready", subject.number(0, "status", "readyReplicas"))
        .noMore(replicas)
        .health();
  }
}
