package dev.flotilla.feature;

import dev.flotilla.api.flotilla.ManagedResource;
import dev.flotilla.status.ManagedResources;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Objects;

/**
 * An object that the API server does not let us make, change or delete.
 *
 * @param apiVersion its group and version
 * @param kind its kind
 * @param namespace its namespace; null when it has none
 * @param name its name
 * @param message why, in the API server's words
 */
record Refusal(String apiVersion, String kind, String namespace, String name, String message) {

  static Refusal of(HasMetadata object, KubernetesClientException e) {
    var metadata = object.getMetadata();
    return new Refusal(
        object.getApiVersion(),
        object.getKind(),
        metadata.getNamespace(),
        metadata.getName(),
        SettingErrors.text(e));
  }

  boolean isAbout(ManagedResource entry) {
    return kind.equals(entry.kind)
        && name.equals(entry.name)
        && Objects.equals(namespace, entry.namespace);
  }

  /** The object as {@code status.resources} lists it. */
  ManagedResource toEntry() {
    return ManagedResources.refused(apiVersion, kind, namespace, name, message);
  }

  @Override
  public String toString() {
    var path = namespace == null ? name : namespace + "/" + name;
    return kind + " " + path + ": " + message;
  }
}
