package dev.flotilla.deploy.health;

/** A CustomResourceDefinition is current when its type is served. */
final class DefinitionHealth implements HealthRule {

  @Override
  public Health of(Subject subject) {
    var refused = subject.condition("NamesAccepted").filter(Subject.Observation::isFalse);
    if (refused.isPresent()) {
      return Health.failed(refused.get().why());
    }
    return subject.condition("Established").filter(Subject.Observation::isTrue).isPresent()
        ? Health.CURRENT
        : Health.inProgress("not established yet");
  }
}
