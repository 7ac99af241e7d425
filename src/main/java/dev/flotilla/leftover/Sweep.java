package dev.flotilla.leftover;

import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.api.flotilla.Leftover;
import dev.flotilla.api.flotilla.LeftoverAction;
import dev.flotilla.api.flotilla.LeftoverSettings;
import dev.flotilla.kubernetes.OperatorSettings;
import dev.flotilla.status.LeftoverReport;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Finds what older versions of Fleet left behind, takes over the CronJob in the operator's
 * namespace while it is wanted, and removes all the rest. When there is nothing, nothing is
 * written.
 */
@ApplicationScoped
public class Sweep {

  private static final Logger LOG = Logger.getLogger(Sweep.class);

  /** Writes in one look: it must not hold up the switch. The next look goes on. */
  private static final int MOST_WRITES = 100;

  @Inject KubernetesClient client;
  @Inject OperatorSettings settings;

  /**
   * Looks once and acts, unless {@code spec.leftovers.dryRun} forbids it.
   *
   * @param wanted whether the feature is to be on
   */
  public LeftoverReport run(Flotilla flotilla, boolean wanted) {
    var wishes = flotilla.getSpec().leftovers;
    var hand = new Hand(new Removal(client), wishes.dryRun);
    var survey = new Survey(client, settings.namespace(), wanted, hand);
    survey.look(namespaces(settings.namespace(), wishes));
    var taken = survey.taken().or(() -> hand.leftAlone(settings.namespace()));
    return new LeftoverReport(
        hand.seen,
        survey.problems(),
        survey.complete() && !hand.again,
        taken.filter(any -> wanted));
  }

  /**
   * What a look would do: entries say {@code Adopted} and {@code Removed}, or {@code Found} where
   * {@code spec.leftovers.dryRun} forbids that, and have no time.
   *
   * @param problems what could not be looked at, in words
   */
  public record Preview(List<Leftover> found, List<String> problems) {}

  /**
   * Tells what a look would do, and does nothing.
   *
   * @param home the operator's namespace
   * @param wanted whether the feature is to be on
   */
  public static Preview find(
      KubernetesClient client, String home, Flotilla flotilla, boolean wanted) {
    var wishes = flotilla.getSpec().leftovers;
    var found = new ArrayList<Leftover>();
    var survey =
        new Survey(
            client,
            home,
            wanted,
            finding -> found.add(finding.entry(wish(finding, wishes), finding.why())));
    survey.look(namespaces(home, wishes));
    return new Preview(List.copyOf(found), survey.problems());
  }

  private static LeftoverAction wish(Finding finding, LeftoverSettings wishes) {
    if (wishes.dryRun) {
      return LeftoverAction.Found;
    }
    return finding.adopt() ? LeftoverAction.Adopted : LeftoverAction.Removed;
  }

  /** The operator's own namespace first. */
  private static Set<String> namespaces(String home, LeftoverSettings wishes) {
    var namespaces = new LinkedHashSet<String>();
    namespaces.add(home);
    namespaces.addAll(wishes.namespaces);
    return namespaces;
  }

  /** Deals with what is found, and keeps account of it. */
  private static final class Hand implements Predicate<Finding> {

    private final List<Leftover> seen = new ArrayList<>();
    private final Removal removal;
    private final boolean dryRun;
    private int writes;

    /** Whether an object changed after it was judged. */
    private boolean again;

    Hand(Removal removal, boolean dryRun) {
      this.removal = removal;
      this.dryRun = dryRun;
    }

    @Override
    public boolean test(Finding finding) {
      if (dryRun) {
        return seen.add(finding.entry(LeftoverAction.Found, finding.why()));
      }
      if (!finding.object().isMarkedForDeletion() && ++writes > MOST_WRITES) {
        return false;
      }
      removal.run(finding).ifPresentOrElse(this::saw, () -> again = true);
      return true;
    }

    /** What was done is in the log even if the status cannot be written. */
    private void saw(Leftover entry) {
      seen.add(entry);
      if (entry.action == LeftoverAction.Adopted || entry.action == LeftoverAction.Removed) {
        LOG.infof(
            "%s the left-over %s %s/%s: %s",
            entry.action, entry.kind, entry.namespace, entry.name, entry.message);
      }
    }

    /** The CronJob that is needed, if it was found and could or must not be taken over. */
    Optional<String> leftAlone(String home) {
      return seen.stream()
          .filter(entry -> entry.kind.equals("CronJob") && entry.namespace.equals(home))
          .filter(entry -> entry.action != LeftoverAction.Adopted)
          .map(
              entry ->
                  "CronJob %s/%s is in the way: %s%s"
                      .formatted(
                          home,
                          entry.name,
                          entry.message,
                          dryRun ? "; spec.leftovers.dryRun keeps it from being taken over" : ""))
          .findFirst();
    }
  }
}
