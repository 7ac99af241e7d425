package dev.flotilla.feature;

import dev.flotilla.kubernetes.Labels;
import dev.flotilla.kubernetes.OperatorSettings;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * What is left of the chain when there is no Flotilla object, removed in the order of the switch's
 * workflow: accounts after those that use them, and no branch holds the other.
 */
@ApplicationScoped
class Remains {

  @Inject KubernetesClient client;
  @Inject OperatorSettings settings;
  @Inject HandEdits handEdits;

  /**
   * Takes the removal one round further.
   *
   * @return whether nothing is left
   * @throws RefusedException when objects could not be removed; the others were dealt with
   */
  boolean remove() {
    var removals = new Removals(client);
    var noCronJob = gone(ManagedObject.CLEANUP_CRON_JOB, removals);
    var noBinding = noCronJob && gone(ManagedObject.CLEANUP_BINDING, removals);
    var noAccount = noCronJob && gone(ManagedObject.CLEANUP_ACCOUNT, removals);
    var search = new SyncSearch(client);
    var noJobs = gone(SyncObject.JOB, search, removals);
    var noBindings = noJobs && gone(SyncObject.ROLE_BINDING, search, removals);
    var noAccounts = noJobs && gone(SyncObject.ACCOUNT, search, removals);
    removals.throwIfRefused();
    return noBinding && noAccount && noBindings && noAccounts;
  }

  private boolean gone(ManagedObject object, Removals removals) {
    handEdits.released(object.kind());
    var found = object.read(client, settings.namespace()).filter(Remains::isOurs);
    found.ifPresent(removals::delete);
    return found.isEmpty();
  }

  private static boolean gone(SyncObject kind, SyncSearch search, Removals removals) {
    search.forEach(kind, removals::delete);
    return !search.isThere(kind);
  }

  /** Somebody else may have an object of the name, and there is no switch that wants it. */
  private static boolean isOurs(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getLabels())
        .filter(labels -> Labels.FLOTILLA.equals(labels.get(Labels.MANAGED_BY)))
        .isPresent();
  }
}
