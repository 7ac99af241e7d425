package dev.flotilla.status;

import dev.flotilla.api.flotilla.ManagedResource;
import dev.flotilla.api.flotilla.ManagedResourceState;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Set;
import java.util.stream.Collectors;

/** Entries of {@code status.resources}: managed objects as the API server showed them. */
public final class ManagedResources {

  /** Finalizers of the garbage collector and of Jobs on their pods, which go by themselves. */
  private static final Set<String> TRANSIENT =
      Set.of("foregroundDeletion", "orphan", "batch.kubernetes.io/job-tracking");

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
    var holders = holders(object);
    entry.state = holders.isEmpty() ? ManagedResourceState.Removing : ManagedResourceState.Blocked;
    entry.message = holders.isEmpty() ? null : "held by the finalizers " + holders;
    return entry;
  }

  /** The finalizers that hold an object, or will when it is deleted; empty when none does. */
  public static String holders(HasMetadata object) {
    return object.getMetadata().getFinalizers().stream()
        .filter(finalizer -> !TRANSIENT.contains(finalizer))
        .collect(Collectors.joining(", "));
  }

  /** An object, or a kind of objects when it has no name, that cannot be read. */
  public static ManagedResource unknown(
      String apiVersion, String kind, String namespace, String name, String why) {
    var entry = absent(apiVersion, kind, namespace, name);
    entry.state = ManagedResourceState.Unknown;
    entry.message = why;
    return entry;
  }

  /** An object that the API server does not let us deal with. */
  public static ManagedResource refused(
      String apiVersion, String kind, String namespace, String name, String why) {
    var entry = absent(apiVersion, kind, namespace, name);
    entry.state = ManagedResourceState.Blocked;
    entry.message = "refused: " + why;
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
