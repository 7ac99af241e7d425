package dev.flotilla.feature;

import dev.flotilla.api.flotilla.ManagedResource;
import dev.flotilla.kubernetes.OperatorSettings;
import dev.flotilla.status.ManagedResources;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at the objects of the switch on the API server, past every cache: the status tells what is
 * there, never what should be.
 */
@ApplicationScoped
class LiveRead {

  @Inject KubernetesClient client;
  @Inject OperatorSettings settings;

  /**
   * Reads every object that there is once; unless the feature is wanted, counts the per-GitRepo
   * objects too, which come and go with each commit while it is on.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException when something cannot be read
   */
  List<ManagedResource> read(Decision decision) {
    var entries = new ArrayList<ManagedResource>();
    for (var object : ManagedObject.values()) {
      var namespace = object.namespaced() ? settings.namespace() : null;
      entries.add(
          object
              .read(client, settings.namespace())
              .map(ManagedResources::found)
              .orElseGet(
                  () ->
                      ManagedResources.absent(
                          object.apiVersion(), object.kind(), namespace, object.objectName())));
    }
    if (!decision.wanted()) {
      for (var kind : SyncObject.values()) {
        entries.addAll(remaining(kind));
      }
    }
    return entries;
  }

  private List<ManagedResource> remaining(SyncObject kind) {
    var found = kind.read(client);
    var entries = new ArrayList<ManagedResource>();
    entries.add(ManagedResources.remaining(kind.apiVersion(), kind.kind(), found.size()));
    found.stream()
        .filter(HasMetadata::isMarkedForDeletion)
        .map(ManagedResources::found)
        .filter(entry -> entry.message != null)
        .forEach(entries::add);
    return entries;
  }
}
