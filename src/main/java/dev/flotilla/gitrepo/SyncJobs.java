package dev.flotilla.gitrepo;

import dev.flotilla.api.Durations;
import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.flotilla.SyncJobSettings;
import dev.flotilla.bundle.Names;
import dev.flotilla.kubernetes.Labels;
import dev.flotilla.kubernetes.PodShape;
import dev.flotilla.kubernetes.Template;
import dev.flotilla.metrics.SyncMetrics;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes and deletes the sync Jobs of GitRepos. */
@ApplicationScoped
class SyncJobs {

  /** How long a Job that is being deleted holds up the deletion of its GitRepo. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Inject KubernetesClient client;
  @Inject PodShape pods;
  @Inject SyncAccounts accounts;
  @Inject SyncMetrics metrics;

  /**
   * Makes the Job of a key, and the account that it runs as.
   *
   * @return the Job's name, which is the same for the same repository and commit; when such a Job
   *     is there already it is left as it is
   * @throws IllegalStateException when a Job of that name is somebody else's
   */
  String start(GitRepo gitRepo, SyncKey key, SyncJobSettings settings) {
    accounts.ensure(gitRepo);
    var job = desired(gitRepo, key, settings);
    try {
      client.resource(job).create();
      metrics.jobCreated(ResourceID.fromResource(gitRepo), true);
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        metrics.jobCreated(ResourceID.fromResource(gitRepo), false);
        throw e;
      }
      requireOwn(gitRepo, client.resource(job).get());
    }
    return job.getMetadata().getName();
  }

  /**
   * Makes what is missing of the account that the Jobs of a GitRepo run as.
   *
   * @return its name
   */
  String ensureAccount(GitRepo gitRepo) {
    accounts.ensure(gitRepo);
    return SyncAccounts.name(gitRepo);
  }

  /** The name of the Job of a key: Fleet's, the same for the same repository and commit. */
  static String name(GitRepo gitRepo, SyncKey key) {
    return Names.gitJobName(gitRepo.getMetadata().getName(), gitRepo.getSpec().repo, key.commit());
  }

  /** Deletes a Job; it is gone when its pods are, so that no two syncs of a GitRepo overlap. */
  void remove(GitRepo gitRepo, String name) {
    client
        .batch()
        .v1()
        .jobs()
        .inNamespace(gitRepo.getMetadata().getNamespace())
        .withName(name)
        .withPropagationPolicy(DeletionPropagation.FOREGROUND)
        .delete();
  }

  /**
   * Deletes a Job of a GitRepo, if the API server has it.
   *
   * @return whether it was still there
   */
  boolean removeUnlessGone(GitRepo gitRepo, String name) {
    var namespace = gitRepo.getMetadata().getNamespace();
    var job = client.batch().v1().jobs().inNamespace(namespace).withName(name).get();
    if (job == null || !Ownership.isOf(gitRepo, job)) {
      return false;
    }
    if (!job.isMarkedForDeletion()) {
      remove(gitRepo, name);
    }
    return true;
  }

  /**
   * Ends the syncs under way, which could make Bundles after the last look at them, and what the
   * garbage collector will not find.
   *
   * @return whether a live read finds none any more; a Job that cannot go does not count for ever
   */
  boolean stopAll(GitRepo gitRepo, Instant now) {
    var underWay =
        client
            .batch()
            .v1()
            .jobs()
            .inNamespace(gitRepo.getMetadata().getNamespace())
            .withLabels(Labels.of(Labels.SYNC))
            .list()
            .getItems()
            .stream()
            .filter(job -> Ownership.isOf(gitRepo, job))
            .filter(
                job ->
                    !JobView.of(job, gitRepo, now).finished() || Ownership.isOrphanOf(gitRepo, job))
            .filter(job -> !isHeld(job, now))
            .toList();
    underWay.stream()
        .filter(job -> !job.isMarkedForDeletion())
        .forEach(job -> remove(gitRepo, job.getMetadata().getName()));
    return underWay.isEmpty();
  }

  private static boolean isHeld(Job job, Instant now) {
    return job.isMarkedForDeletion()
        && Instant.parse(job.getMetadata().getDeletionTimestamp()).plus(PATIENCE).isBefore(now);
  }

  private static void requireOwn(GitRepo gitRepo, Job there) {
    if (there != null
        && Ownership.ownersOf(there).isEmpty()
        && !Ownership.isOrphanOf(gitRepo, there)) {
      throw new IllegalStateException(
          "Job %s is in the way: it does not belong to GitRepo %s; delete it"
              .formatted(there.getMetadata().getName(), gitRepo.getMetadata().getName()));
    }
  }

  Job desired(GitRepo gitRepo, SyncKey key, SyncJobSettings settings) {
    var metadata = gitRepo.getMetadata();
    var job = Template.load(Job.class, SyncJobs.class, "sync-job.yaml");
    job.getMetadata().setName(name(gitRepo, key));
    job.getMetadata().setNamespace(metadata.getNamespace());
    job.getMetadata().setLabels(labels(gitRepo, key));
    job.getMetadata()
        .setAnnotations(
            Map.of(
                FleetNames.JOB_COMMIT, key.commit(),
                FleetNames.JOB_GENERATION, Long.toString(key.generation())));
    job.getMetadata().setOwnerReferences(List.of(Ownership.of(gitRepo)));
    job.getSpec().setActiveDeadlineSeconds(Durations.parse(settings.deadline).toSeconds());
    var template = job.getSpec().getTemplate();
    template.getMetadata().setLabels(Labels.of(Labels.SYNC));
    template.getSpec().setServiceAccountName(SyncAccounts.name(gitRepo));
    pods.apply(template.getSpec(), settings);
    var args =
        new ArrayList<>(
            List.of(
                "sync",
                "--namespace=" + metadata.getNamespace(),
                "--name=" + metadata.getName(),
                "--commit=" + key.commit(),
                "--generation=" + key.generation()));
    if (HelmSecretMount.add(gitRepo.getSpec(), template.getSpec())) {
      args.add(HelmSecretMount.option());
    }
    template.getSpec().getContainers().getFirst().setArgs(args);
    return job;
  }

  private static Map<String, String> labels(GitRepo gitRepo, SyncKey key) {
    var labels = new HashMap<>(Labels.of(Labels.SYNC));
    labels.put(FleetNames.GITREPO_GENERATION, Long.toString(key.generation()));
    var force = gitRepo.getSpec().forceSyncGeneration;
    labels.put(FleetNames.FORCE_SYNC_GENERATION, Long.toString(force == null ? 0 : force));
    return labels;
  }
}
