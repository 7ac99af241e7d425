package dev.flotilla.status;

import dev.flotilla.api.flotilla.ManagedResource;
import dev.flotilla.api.flotilla.ManagedResourceState;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Set;
import java.util.stream.Collectors;

/** Entries of {@code status.resources}: managed objects as the API server showed them. */
public final class ManagedResources {

  /** Finalizers of the garbage collector, which removes them by itself. */
  private static final Set<String> TRANSIENT = Set.of("foregroundDeletion", "orphan");

  private ManagedResources() {}

  /** An object that there is none of. */
  public static ManagedResource absent(
      String apiVersion, String kind, String namespace, String name) {
    var entry = new ManagedResource();
    entry.apiVersion = apiVersion;
    entry.kind = kind;
    entry.namespace = namespace;
    entry.name = name;
    entry.state = ManagedResourceState.Absent;
    return entry;
  }

  /** An object that was found: present, on its way out, or held there by others' finalizers. */
  public static ManagedResource found(HasMetadata object) {
    var metadata = object.getMetadata();
    var entry =
        absent(
            object.getApiVersion(), object.getKind(), metadata.getNamespace(), metadata.getName());
    if (!object.isMarkedForDeletion()) {
      entry.state = ManagedResourceState.Present;
      return entry;
    }
    var holders =
        metadata.getFinalizers().stream()
            .filter(finalizer -> !TRANSIENT.contains(finalizer))
            .collect(Collectors.joining(", "));
    entry.state = holders.isEmpty() ? ManagedResourceState.Removing : ManagedResourceState.Blocked;
    entry.message = holders.isEmpty() ? null : "held by the finalizers " + holders;
    return entry;
  }

  /** All objects of a kind that is on its way out, of which {@code count} are left. */
  public static ManagedResource remaining(String apiVersion, String kind, int count) {
    var entry = absent(apiVersion, kind, null, null);
    if (count > 0) {
      entry.state = ManagedResourceState.Removing;
      entry.message = count + " left";
    }
    return entry;
  }
}
