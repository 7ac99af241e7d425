package dev.flotilla.deploy.health;

/** A DaemonSet is current when every node that should run it runs the newest version. */
final class DaemonSetHealth implements HealthRule {

  @Override
  public Health of(Subject subject) {
    if ("OnDelete".equals(subject.text("spec", "updateStrategy", "type"))) {
      return Health.CURRENT;
    }
    if (!subject.has("status", "observedGeneration")) {
      return Health.inProgress("not observed yet");
    }
    var wanted = subject.number(0, "status", "desiredNumberScheduled");
    return new Replicas(wanted)
        .atLeast("Current", subject.number(0, "status", "currentNumberScheduled"))
        .atLeast("Updated", subject.number(0, "status", "updatedNumberScheduled"))
        .atLeast("Available", subject.number(0, "status", "numberAvailable"))
        .atLeast("Ready", subject.number(0, "status", "numberReady"))
        .health();
  }
}
