package dev.flotilla.deploy.health;

/**
 * A StatefulSet is current when all replicas, or those above its partition, are of the new
 * revision.
 */
final class StatefulSetHealth implements HealthRule {

  @Override
  public Health of(Subject subject) {
    if ("OnDelete".equals(subject.text("spec", "updateStrategy", "type"))) {
      return Health.CURRENT;
    }
    var wanted = subject.number(1, "spec", "replicas");
    var replicas = subject.number(0, "status", "replicas");
    var partition = subject.number(0, "spec", "updateStrategy", "rollingUpdate", "partition");
    var updated = subject.number(0, "status", "updatedReplicas");
    var counts =
        new Replicas(wanted)
            .atLeast("Replicas", replicas)
            .atLeast("Ready", subject.number(0, "status", "readyReplicas"))
            .noMore(replicas)
            .need("Updated", updated, wanted - partition)
            .health();
    var current = subject.text("status", "currentRevision");
    var moving = partition == 0 && !current.equals(subject.text("status", "updateRevision"));
    return counts.isCurrent() && moving
        ? Health.inProgress("waiting for the last replica of revision " + current)
        : counts;
  }
}
