package dev.flotilla.feature;

import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.kubernetes.Announcer;
import dev.flotilla.kubernetes.FieldManagers;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Notices that somebody else changed or deleted an object which was as it should be, and says so
 * when it is put back. An object that differs because the settings or the version changed is not
 * meant: it was never seen as it should be now.
 */
@ApplicationScoped
class HandEdits {

  private static final int NAMED = 5;

  @Inject Announcer announcer;
  @Inject SwitchMetrics metrics;

  /** Objects that were seen as they should be, by kind. */
  private final Map<String, HasMetadata> settled = new ConcurrentHashMap<>();

  /** An object is as it should be. */
  void settled(HasMetadata desired) {
    settled.put(desired.getKind(), desired);
  }

  /** An object is not as it should be, and is about to be. */
  void changed(
      Flotilla flotilla, HasMetadata actual, HasMetadata desired, List<String> differences) {
    if (settled.remove(desired.getKind(), desired)) {
      tell(
          flotilla,
          desired,
          "HandEditReverted",
          "%s was changed%s: %s; put back"
              .formatted(name(desired), by(actual), enumerate(differences)));
    }
  }

  /** An object was made that had not been there. */
  void madeAgain(Flotilla flotilla, HasMetadata desired) {
    if (settled.remove(desired.getKind()) != null) {
      tell(
          flotilla,
          desired,
          "DeletedByHand",
          "%s was deleted by somebody else; made again".formatted(name(desired)));
    }
  }

  /** An object is not wanted any more. */
  void released(String kind) {
    settled.remove(kind);
  }

  private void tell(Flotilla flotilla, HasMetadata object, String reason, String message) {
    metrics.putBack(object);
    announcer.warning(flotilla, reason, message);
  }

  private static String name(HasMetadata object) {
    var metadata = object.getMetadata();
    return metadata.getNamespace() == null
        ? object.getKind() + " " + metadata.getName()
        : object.getKind() + " " + metadata.getNamespace() + "/" + metadata.getName();
  }

  /** The latest writer besides us, by the name that its client gave itself. */
  private static String by(HasMetadata actual) {
    return Optional.ofNullable(actual.getMetadata().getManagedFields()).orElse(List.of()).stream()
        .filter(entry -> entry.getSubresource() == null || entry.getSubresource().isEmpty())
        .filter(
            entry -> !FieldManagers.OPERATOR.equals(entry.getManager()) && entry.getTime() != null)
        .max(Comparator.comparing(ManagedFieldsEntry::getTime))
        .map(entry -> " by " + entry.getManager())
        .orElse("");
  }

  private static String enumerate(List<String> paths) {
    var named = paths.stream().limit(NAMED).collect(Collectors.joining(", "));
    return paths.size() > NAMED ? named + " and others" : named;
  }
}
