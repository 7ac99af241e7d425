package dev.flotilla.command.features;

import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.api.flotilla.ManagedResource;
import dev.flotilla.feature.ManagedObject;
import dev.flotilla.kubernetes.MetadataList;
import dev.flotilla.leftover.Sweep;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Reads what a plan needs besides the switch, by metadata only: Bundles are large.
 *
 * @param namespace the operator's namespace
 */
record ChainReader(KubernetesClient client, String namespace) {

  /** The CronJob keeps one failed Job, and has one at work; more are somebody's doing. */
  private static final long PAGE = 500;

  /**
   * @param on what the flip would choose
   * @throws io.fabric8.kubernetes.client.KubernetesClientException when something cannot be read
   */
  Chain read(Facts facts, boolean on) {
    var gitRepos = names("gitrepos");
    var keeps = new LinkedHashMap<String, Integer>();
    keeps.put("GitRepo", gitRepos.size());
    keeps.put("Bundle", names("bundles").size());
    keeps.put("BundleDeployment", names("bundledeployments").size());
    return new Chain(gitRepos, keeps, cleanupJobs(), leftovers(facts, on));
  }

  /** Nothing is a left-over while Fleet runs, or without a Flotilla object that stays. */
  private Sweep.Preview leftovers(Facts facts, boolean on) {
    return facts
        .flotilla()
        .or(() -> on ? Optional.of(new Flotilla()) : Optional.empty())
        .filter(flotilla -> facts.mayBeOn())
        .map(flotilla -> Sweep.find(client, namespace, flotilla, on))
        .orElseGet(() -> new Sweep.Preview(List.of(), List.of()));
  }

  private List<String> names(String plural) {
    var names = new ArrayList<String>();
    new MetadataList(client)
        .forEach(plural, each -> names.add(each.getNamespace() + "/" + each.getName()));
    return names;
  }

  private List<ManagedResource> cleanupJobs() {
    var page = new ListOptionsBuilder().withLimit(PAGE).build();
    return client.batch().v1().jobs().inNamespace(namespace).list(page).getItems().stream()
        .filter(ChainReader::isOfCronJob)
        .map(SwitchReader::found)
        .toList();
  }

  private static boolean isOfCronJob(Job job) {
    var cronJob = ManagedObject.CLEANUP_CRON_JOB;
    return job.getMetadata().getOwnerReferences().stream()
        .anyMatch(
            owner ->
                cronJob.kind().equals(owner.getKind())
                    && cronJob.objectName().equals(owner.getName()));
  }
}
