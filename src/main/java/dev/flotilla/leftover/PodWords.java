package dev.flotilla.leftover;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The command and arguments of a pod's first container: they tell Fleet's pods from ours, whatever
 * registry the image came from.
 */
record PodWords(List<String> words) {

  /** The label of the pods of Fleet's clean-up and hooks, and of those of our clean-up. */
  static final String LABEL = "app";

  /** The value of {@link #LABEL}. */
  static final String LABEL_VALUE = "fleet-job";

  private static final String NAME = "--name=";

  static PodWords of(PodTemplateSpec template) {
    return of(template == null ? null : template.getSpec());
  }

  static PodWords of(PodSpec pod) {
    var containers = pod == null ? List.<Container>of() : pod.getContainers();
    if (containers == null || containers.isEmpty()) {
      return new PodWords(List.of());
    }
    var words =
        new ArrayList<>(
            Objects.requireNonNullElse(containers.getFirst().getCommand(), List.<String>of()));
    words.addAll(Objects.requireNonNullElse(containers.getFirst().getArgs(), List.of()));
    return new PodWords(List.copyOf(words));
  }

  /** Fleet's program, by its name of today or its old one. */
  boolean areOfFleet() {
    return !words.isEmpty() && List.of("fleet", "fleetcli").contains(words.getFirst());
  }

  /** {@code fleet cleanup gitjob}. */
  boolean areOfFleetsCleanup() {
    return areOfFleet()
        && words.size() > 2
        && words.subList(1, 3).equals(List.of("cleanup", "gitjob"));
  }

  /** {@code sync …}, a sync of ours. */
  boolean areOfOurSync() {
    return !words.isEmpty() && words.getFirst().equals("sync");
  }

  /** The GitRepo that a sync of ours, {@code sync … --name=…}, is for. */
  Optional<String> gitRepoOfOurSync() {
    return words.stream()
        .filter(word -> areOfOurSync() && word.startsWith(NAME))
        .map(word -> word.substring(NAME.length()))
        .findFirst();
  }
}
