package dev.flotilla.testing;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers every sync Job that there is or comes into being, also those that go again. */
public final class SeenJobs implements AutoCloseable {

  private final Map<String, String> gitRepoByUid = new ConcurrentHashMap<>();
  private final SharedIndexInformer<Job> informer;

  public SeenJobs(KubernetesClient admin) {
    informer =
        admin
            .batch()
            .v1()
            .jobs()
            .inAnyNamespace()
            .withLabel("app.kubernetes.io/component", "sync")
            .inform(new Handler());
  }

  /** How many Jobs of a GitRepo were seen. */
  public long of(String gitRepo) {
    return gitRepoByUid.values().stream().filter(gitRepo::equals).count();
  }

  @Override
  public void close() {
    informer.close();
  }

  private final class Handler implements ResourceEventHandler<Job> {

    @Override
    public void onAdd(Job job) {
      gitRepoByUid.put(
          job.getMetadata().getUid(), job.getMetadata().getOwnerReferences().getFirst().getName());
    }

    @Override
    public void onUpdate(Job before, Job after) {
      onAdd(after);
    }

    @Override
    public void onDelete(Job job, boolean unknown) {
      onAdd(job);
    }
  }
}
