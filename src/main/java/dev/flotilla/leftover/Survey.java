package dev.flotilla.leftover;

import dev.flotilla.api.FleetNames;
import dev.flotilla.kubernetes.Answers;
import dev.flotilla.kubernetes.Labels;
import dev.flotilla.kubernetes.MetadataList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One look for left-overs. What cannot be read is named and does not keep the rest from being
 * looked at.
 */
final class Survey {

  private final KubernetesClient client;
  private final String home;
  private final boolean wanted;
  private final Predicate<Finding> taker;
  private final Set<String> found = new HashSet<>();
  private final List<String> problems = new ArrayList<>();
  private Optional<String> taken = Optional.empty();
  private boolean complete = true;

  /**
   * @param home the operator's namespace
   * @param wanted whether the clean-up CronJob is to be there
   * @param taker deals with a finding; answers false when it wants no more in this look
   */
  Survey(KubernetesClient client, String home, boolean wanted, Predicate<Finding> taker) {
    this.client = client;
    this.home = home;
    this.wanted = wanted;
    this.taker = taker;
  }

  /** Looks into the namespaces that Fleet was installed in, and at what it made for GitRepos. */
  void look(Set<String> namespaces) {
    for (var namespace : namespaces) {
      part("CronJobs", namespace, () -> cronJob(namespace));
      part("Jobs", namespace, () -> cleanupJobs(namespace));
      part("pods", namespace, () -> pods(namespace));
    }
    part("accounts of GitRepos", "", this::accounts);
    part("sync Jobs", "", this::syncJobs);
  }

  /** What could not be read, in words. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /**
   * Whose the CronJob in the operator's namespace is, if it is needed and neither ours nor left.
   */
  Optional<String> taken() {
    return taken;
  }

  /** Whether everything there is was looked at. */
  boolean complete() {
    return complete && problems.isEmpty();
  }

  private boolean cronJob(String namespace) {
    var cronJob =
        client.batch().v1().cronjobs().inNamespace(namespace).withName(FleetNames.CLEANUP).get();
    if (cronJob == null) {
      return true;
    }
    var belonging = Classification.ofCronJob(cronJob);
    if (belonging.isLeftover()) {
      return take(cronJob, namespace.equals(home) && wanted, belonging.why());
    }
    if (namespace.equals(home) && wanted && !belonging.isOurs()) {
      taken = Optional.of(name(cronJob) + " is in the way: " + belonging.why());
    }
    return true;
  }

  static String name(CronJob cronJob) {
    var metadata = cronJob.getMetadata();
    return "CronJob %s/%s".formatted(metadata.getNamespace(), metadata.getName());
  }

  /** The hook Job is asked for by name too: it may lack the label. */
  private boolean cleanupJobs(String namespace) {
    var jobs = client.batch().v1().jobs().inNamespace(namespace);
    var hook = jobs.withName(FleetNames.CLEANUP).get();
    var labelled = jobs.withLabel(PodWords.LABEL, PodWords.LABEL_VALUE);
    return (hook == null || cleanupJob(hook))
        && new Pages<Job>(labelled::list).forEach(this::cleanupJob);
  }

  private boolean cleanupJob(Job job) {
    return take(job, Classification.ofCleanupJob(job));
  }

  private boolean pods(String namespace) {
    var labelled =
        client.pods().inNamespace(namespace).withLabel(PodWords.LABEL, PodWords.LABEL_VALUE);
    return new Pages<>(labelled::list)
        .forEach(
            pod ->
                // Those of a Job that goes go with it.
                Marks.of(pod).owners().stream()
                        .map(OwnerReference::getUid)
                        .anyMatch(found::contains)
                    || take(pod, Classification.ofPod(pod)));
  }

  /** Only namespaces with GitRepos are looked into, and only under the names that these give. */
  private boolean accounts() {
    var gitRepos = new HashMap<String, Map<String, GitRepoIdentity>>();
    new MetadataList(client)
        .forEach(
            "gitrepos",
            metadata -> {
              var gitRepo = GitRepoIdentity.of(metadata);
              gitRepos
                  .computeIfAbsent(gitRepo.namespace(), any -> new HashMap<>())
                  .put(gitRepo.account(), gitRepo);
            });
    for (var namespace : gitRepos.entrySet()) {
      var accounts = client.serviceAccounts().inNamespace(namespace.getKey());
      var bindings = client.rbac().roleBindings().inNamespace(namespace.getKey());
      var all =
          new Pages<>(bindings::list).forEach(object -> account(object, namespace.getValue()))
              && new Pages<>(accounts::list)
                  .forEach(object -> account(object, namespace.getValue()));
      if (!all) {
        return false;
      }
    }
    return true;
  }

  private boolean account(HasMetadata object, Map<String, GitRepoIdentity> gitRepos) {
    var gitRepo = gitRepos.get(object.getMetadata().getName());
    return gitRepo == null || take(object, Classification.ofAccount(object, gitRepo));
  }

  private boolean syncJobs() {
    var jobs =
        client
            .batch()
            .v1()
            .jobs()
            .inAnyNamespace()
            .withLabel(FleetNames.GITREPO_GENERATION)
            .withoutLabel(Labels.MANAGED_BY, Labels.FLOTILLA);
    return new Pages<Job>(jobs::list).forEach(job -> take(job, Classification.ofSyncJob(job)));
  }

  private boolean take(HasMetadata object, Belonging belonging) {
    return !belonging.isLeftover() || take(object, false, belonging.why());
  }

  private boolean take(HasMetadata object, boolean adopt, String why) {
    return !found.add(object.getMetadata().getUid()) || taker.test(new Finding(object, adopt, why));
  }

  private void part(String what, String namespace, Part part) {
    try {
      complete &= part.look();
    } catch (KubernetesClientException e) {
      var where = namespace.isEmpty() ? "" : " in " + namespace;
      problems.add("%s%s cannot be looked at: %s".formatted(what, where, Answers.text(e)));
    }
  }

  /** A part of the look; answers whether it is complete. */
  private interface Part {
    boolean look();
  }
}
