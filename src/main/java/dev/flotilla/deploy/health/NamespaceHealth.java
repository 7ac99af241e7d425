package dev.flotilla.deploy.health;

/** A Namespace is current unless it is on its way out. */
final class NamespaceHealth implements HealthRule {

  @Override
  public Health of(Subject subject) {
    return "Terminating".equals(subject.text("status", "phase"))
        ? new Health(Health.State.TERMINATING, "is being deleted")
        : Health.CURRENT;
  }
}
