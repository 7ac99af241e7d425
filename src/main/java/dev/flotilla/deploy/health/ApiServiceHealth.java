package dev.flotilla.deploy.health;

/** An APIService is current when the API server reaches it. */
final class ApiServiceHealth implements HealthRule {

  @Override
  public Health of(Subject subject) {
    return subject
        .condition("Available")
        .map(c -> c.isTrue() ? Health.CURRENT : Health.inProgress(c.why()))
        .orElse(Health.inProgress("not available yet"));
  }
}
