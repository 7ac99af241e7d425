package dev.flotilla.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** The last word of a pod, by which a command of ours in a Job tells the operator how it went. */
public final class TerminationMessage {

  /** What Kubernetes keeps of it. */
  public static final int MAX_BYTES = 4096;

  /** Names another file, where there is no kubelet. */
  private static final String FILE = "FLOTILLA_VERDICT_FILE";

  private static final Path OF_THE_KUBELET = Path.of("/dev/termination-log");

  private TerminationMessage() {}

  /**
   * Leaves the last word of this pod; does nothing outside of a pod, where nobody reads it.
   *
   * @param text at most {@link #MAX_BYTES} bytes of UTF-8
   * @throws IOException when it cannot be written
   */
  public static void leave(byte[] text) throws IOException {
    var other = System.getenv(FILE);
    if (other != null) {
      Files.write(Path.of(other), text);
    } else if (Files.exists(OF_THE_KUBELET)) {
      Files.write(OF_THE_KUBELET, text);
    }
  }

  /** What the containers of a pod left when they ended. */
  public static Stream<String> of(Pod pod) {
    if (pod.getStatus() == null || pod.getStatus().getContainerStatuses() == null) {
      return Stream.empty();
    }
    return pod.getStatus().getContainerStatuses().stream()
        .map(ContainerStatus::getState)
        .filter(state -> state != null && state.getTerminated() != null)
        .map(state -> state.getTerminated().getMessage())
        .filter(Objects::nonNull);
  }
}
