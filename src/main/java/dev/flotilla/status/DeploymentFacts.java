package dev.flotilla.status;

import dev.flotilla.api.fleet.BundleDeploymentResource;
import dev.flotilla.api.fleet.Condition;
import dev.flotilla.api.fleet.ModifiedStatus;
import dev.flotilla.api.fleet.NonReadyStatus;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is known about one BundleDeployment after a look, without a word of prose about its state.
 *
 * @param appliedId the version on the cluster; empty = none
 * @param syncGeneration the {@code forceSyncGeneration} that was served; null = none
 * @param deployed whether the wanted version is on the cluster
 * @param monitored whether what was applied is watched
 * @param healthy whether everything that was applied is there and healthy
 * @param resources the inventory
 * @param nonReady objects that are not healthy, all of them
 * @param modified objects that are not as they were applied, all of them
 */
public record DeploymentFacts(
    String appliedId,
    Long syncGeneration,
    Verdict deployed,
    Verdict monitored,
    boolean healthy,
    List<BundleDeploymentResource> resources,
    List<NonReadyStatus> nonReady,
    List<ModifiedStatus> modified) {

  /**
   * Whether something holds, and why.
   *
   * @param holds null = not known yet
   * @param reason for programs
   * @param message for people; may be empty
   */
  public record Verdict(Boolean holds, Reason reason, String message) {

    /** It holds. */
    public static final Verdict TRUE = new Verdict(true, Reason.Succeeded, "");

    /** What a condition says; Unknown when there is none. */
    public static Verdict read(List<Condition> conditions, String type) {
      return Stream.ofNullable(conditions)
          .flatMap(List::stream)
          .filter(condition -> type.equals(condition.type))
          .map(Verdict::of)
          .findFirst()
          .orElseGet(() -> open(Reason.Pending, ""));
    }

    private static Verdict of(Condition condition) {
      var reason =
          Arrays.stream(Reason.values())
              .filter(known -> known.name().equals(condition.reason))
              .findFirst()
              .orElse(Reason.Pending);
      Boolean holds =
          "Unknown".equals(condition.status) ? null : (Boolean) "True".equals(condition.status);
      return new Verdict(holds, reason, condition.message == null ? "" : condition.message);
    }

    /** Nothing is known yet. */
    public static Verdict open(Reason reason, String message) {
      return new Verdict(null, reason, message);
    }

    /** It does not hold. */
    public static Verdict no(Reason reason, String message) {
      return new Verdict(false, reason, message);
    }

    /**
     * As Fleet's columns show it: {@code True}, {@code False}, {@code Error: …}; empty = unknown.
     */
    String display() {
      if (holds == null) {
        return "";
      }
      return holds ? "True" : message.isEmpty() ? "False" : "Error: " + message;
    }
  }
}
