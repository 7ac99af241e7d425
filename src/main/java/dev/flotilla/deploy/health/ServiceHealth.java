package dev.flotilla.deploy.health;

/** A Service of type LoadBalancer waits for its address; any other is current at once. */
final class ServiceHealth implements HealthRule {

  @Override
  public Health of(Subject subject) {
    var waits =
        "LoadBalancer".equals(subject.text("spec", "type"))
            && !subject.has("spec", "externalIPs")
            && subject.maps("status", "loadBalancer", "ingress").findAny().isEmpty();
    return waits ? Health.inProgress("the load balancer has no address yet") : Health.CURRENT;
  }
}
