package dev.flotilla.leftover;

import static dev.flotilla.api.flotilla.LeftoverAction.Adopted;
import static dev.flotilla.api.flotilla.LeftoverAction.Blocked;
import static dev.flotilla.api.flotilla.LeftoverAction.Removed;
import static dev.flotilla.api.flotilla.LeftoverAction.Removing;

import dev.flotilla.api.flotilla.Leftover;
import dev.flotilla.api.flotilla.ManagedResourceState;
import dev.flotilla.kubernetes.Answers;
import dev.flotilla.kubernetes.ExactDeletion;
import dev.flotilla.status.ManagedResources;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Optional;

/** Does with one left-over what is to be done, exactly with the version that was judged. */
record Removal(KubernetesClient client) {

  /**
   * Takes over or removes.
   *
   * @return what came of it; empty when it has to be judged again: somebody else was faster, or the
   *     API server did not answer
   */
  Optional<Leftover> run(Finding finding) {
    try {
      return Optional.of(
          finding.object().isMarkedForDeletion()
              ? leaving(finding)
              : finding.adopt() ? adopt(finding) : remove(finding));
    } catch (KubernetesClientException e) {
      return Answers.isRefusal(e) && e.getCode() != HttpURLConnection.HTTP_NOT_FOUND
          ? Optional.of(finding.entry(Blocked, refused(finding, e)))
          : Optional.empty();
    }
  }

  private static String refused(Finding finding, KubernetesClientException e) {
    return "in the way: it cannot be %s: %s"
        .formatted(finding.adopt() ? "taken over" : "removed", Answers.text(e));
  }

  private static Leftover leaving(Finding finding) {
    var state = ManagedResources.found(finding.object());
    return state.state == ManagedResourceState.Blocked
        ? finding.entry(Blocked, state.message)
        : finding.entry(Removing, finding.why());
  }

  private Leftover adopt(Finding finding) {
    client.resource(TakeOver.of((CronJob) finding.object())).update();
    return finding.entry(Adopted, finding.why());
  }

  private Leftover remove(Finding finding) {
    new ExactDeletion(client).run(finding.object());
    return finding.entry(goesAtOnce(finding.object()) ? Removed : Removing, finding.why());
  }

  /** A pod is given time to end, and a finalizer holds what it is on. */
  private static boolean goesAtOnce(HasMetadata object) {
    return !(object instanceof Pod) && object.getMetadata().getFinalizers().isEmpty();
  }
}
