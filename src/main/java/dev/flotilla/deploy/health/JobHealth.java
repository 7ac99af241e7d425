package dev.flotilla.deploy.health;

/**
 * A Job is current when it is complete (as Flux and Argo CD see it; kstatus itself is content with
 * a started one), or suspended on purpose.
 */
final class JobHealth implements HealthRule {

  @Override
  public Health of(Subject subject) {
    if (subject.condition("Complete").filter(Subject.Observation::isTrue).isPresent()
        || subject.condition("Suspended").filter(Subject.Observation::isTrue).isPresent()) {
      return Health.CURRENT;
    }
    return subject
        .condition("Failed")
        .filter(Subject.Observation::isTrue)
        .map(failure -> Health.failed(failure.why()))
        .orElse(running(subject));
  }

  private static Health running(Subject subject) {
    return Health.inProgress(
        "Succeeded: %d, active: %d, failed: %d"
            .formatted(
                subject.number(0, "status", "succeeded"),
                subject.number(0, "status", "active"),
                subject.number(0, "status", "failed")));
  }
}
