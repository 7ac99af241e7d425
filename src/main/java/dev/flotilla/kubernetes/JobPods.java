package dev.flotilla.kubernetes;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the pods of a Job, and what the cluster has to say about them. */
@ApplicationScoped
public class JobPods {

  private static final String JOB_LABEL = "batch.kubernetes.io/job-name";

  /** Our Jobs have one or two pods by design; more can only replace ones that were evicted. */
  private static final long FEW = 5;

  /** Events that are read at most; there is no way to ask for those of one Job's pods only. */
  private static final long MANY = 500;

  @Inject KubernetesClient client;

  /**
   * The pods of a Job, at most a few.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException when they could not be read
   */
  public List<Pod> of(String namespace, String job) {
    return client
        .pods()
        .inNamespace(namespace)
        .withLabel(JOB_LABEL, job)
        .list(new ListOptionsBuilder().withLimit(FEW).build())
        .getItems();
  }

  /** Why a Job has no pod, as its last event says: a quota, pod security. */
  public Optional<String> refused(String namespace, String job) {
    return client
        .v1()
        .events()
        .inNamespace(namespace)
        .withField("involvedObject.kind", "Job")
        .withField("involvedObject.name", job)
        .withField("reason", "FailedCreate")
        .list(new ListOptionsBuilder().withLimit(FEW).build())
        .getItems()
        .stream()
        .map(Event::getMessage)
        .filter(Objects::nonNull)
        .reduce((earlier, later) -> later)
        .map(message -> "the Job cannot make its pod: " + message);
  }

  /**
   * The last warning about pods of a Job, which outlives them: an image that could not be pulled,
   * no node. The Job controller deletes the pods of a Job that missed its deadline.
   */
  public Optional<String> lastWarning(String namespace, String job) {
    return client
        .v1()
        .events()
        .inNamespace(namespace)
        .withField("type", "Warning")
        .withField("involvedObject.kind", "Pod")
        .list(new ListOptionsBuilder().withLimit(MANY).build())
        .getItems()
        .stream()
        .filter(event -> isOfPod(event, job))
        .filter(event -> event.getMessage() != null)
        .max(Comparator.comparing(JobPods::time))
        .map(event -> event.getReason() + ": " + event.getMessage());
  }

  private static boolean isOfPod(Event event, String job) {
    var pod = event.getInvolvedObject().getName();
    return pod != null && pod.startsWith(job + "-");
  }

  /** RFC 3339 in UTC, so that texts compare as times do. */
  private static String time(Event event) {
    return Stream.of(
            event.getLastTimestamp(),
            event.getEventTime() == null ? null : event.getEventTime().getTime(),
            event.getMetadata().getCreationTimestamp())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }
}
