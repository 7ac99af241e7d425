package dev.flotilla.feature;

import dev.flotilla.api.flotilla.ManagedResource;
import dev.flotilla.api.flotilla.ManagedResourceState;
import dev.flotilla.status.ManagedResources;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/**
 * The Jobs that keep a CronJob from going: it waits for all of them, and does not tell which of
 * them is held.
 */
record HeldJobs(KubernetesClient client) {

  /** A CronJob keeps few Jobs; more than this in one namespace are not looked through. */
  private static final long PAGE = 500;

  /**
   * @param cronJob a CronJob that is being deleted
   * @throws io.fabric8.kubernetes.client.KubernetesClientException when Jobs could not be read
   */
  List<ManagedResource> of(HasMetadata cronJob) {
    var uid = cronJob.getMetadata().getUid();
    var page = new ListOptionsBuilder().withLimit(PAGE).build();
    return client
        .resources(Job.class)
        .inNamespace(cronJob.getMetadata().getNamespace())
        .list(page)
        .getItems()
        .stream()
        .filter(
            job ->
                job.getMetadata().getOwnerReferences().stream()
                    .anyMatch(owner -> uid.equals(owner.getUid())))
        .map(ManagedResources::found)
        .filter(entry -> entry.state == ManagedResourceState.Blocked)
        .toList();
  }
}
