package dev.flotilla.deploy.health;

/** How to tell the health of the objects of one kind, when nothing general decides it already. */
@FunctionalInterface
interface HealthRule {

  /** The health; {@link Health#CURRENT} when there is nothing to wait for. */
  Health of(Subject subject);
}
