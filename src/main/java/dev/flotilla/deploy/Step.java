package dev.flotilla.deploy;

import dev.flotilla.status.DeploymentFacts;
import dev.flotilla.status.DeploymentFacts.Verdict;
import dev.flotilla.status.Reason;
import java.util.List;

/**
 * One step of a deployment.
 *
 * @param facts what is known after it
 * @param next when to take the next one, besides when something changes
 */
record Step(DeploymentFacts facts, Next next) {

  /** When to look again. */
  enum Next {
    /** Only when something changes. */
    ON_CHANGE,
    /** At once: there is more to do. */
    NOW,
    /** After a while, longer each time. */
    LATER,
    /** Regularly, since nothing tells of changes. */
    REGULARLY
  }

  static Step done(DeploymentFacts facts) {
    return new Step(facts, Next.ON_CHANGE);
  }

  static Step again(DeploymentFacts facts) {
    return new Step(facts, Next.LATER);
  }

  /** The inventory grew; nothing is applied before that is written. */
  static Step recorded(DeploymentRequest request, Inventory inventory) {
    var open = Verdict.open(Reason.WaitApplied, "about to apply");
    return new Step(facts(request, open, inventory), Next.NOW);
  }

  /** The wanted version is on the cluster; how does it do? */
  static Step after(DeploymentRequest request, Findings findings, Verdict monitored) {
    var nonReady = ObjectStates.nonReady(findings);
    var facts =
        new DeploymentFacts(
            request.appliedId(),
            generation(request.force()),
            Verdict.TRUE,
            monitored,
            nonReady.isEmpty(),
            request.inventory().seen(findings.created()).toStatus(),
            nonReady,
            ObjectStates.modified(findings));
    var watched = Boolean.TRUE.equals(monitored.holds());
    return new Step(
        facts, !nonReady.isEmpty() ? Next.LATER : watched ? Next.ON_CHANGE : Next.REGULARLY);
  }

  /** Nothing on the cluster was looked at; all that is known is why. */
  static DeploymentFacts untouched(DeploymentRequest request, Verdict deployed) {
    return facts(request, deployed, request.inventory());
  }

  private static DeploymentFacts facts(
      DeploymentRequest request, Verdict deployed, Inventory inventory) {
    return new DeploymentFacts(
        request.appliedId(),
        generation(request.served()),
        deployed,
        request.monitored(),
        false,
        inventory.toStatus(),
        List.of(),
        List.of());
  }

  private static Long generation(long number) {
    return number == 0 ? null : number;
  }
}
