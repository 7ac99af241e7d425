package dev.flotilla.deploy.health;

/** A claim is current when it is bound. */
final class PersistentVolumeClaimHealth implements HealthRule {

  @Override
  public Health of(Subject subject) {
    return switch (subject.text("status", "phase")) {
      case "Bound" -> Health.CURRENT;
      case "Lost" -> Health.failed("its volume is lost");
      default -> Health.inProgress("not bound to a volume yet");
    };
  }
}
