package dev.flotilla.command.features;

import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.api.flotilla.ManagedResource;
import dev.flotilla.api.flotilla.ManagedResourceState;
import dev.flotilla.api.rancher.Feature;
import dev.flotilla.command.terminal.CommandException;
import dev.flotilla.feature.Decision;
import dev.flotilla.feature.ManagedObject;
import dev.flotilla.feature.SyncObject;
import dev.flotilla.feature.SyncSearch;
import dev.flotilla.foreign.ForeignFleet;
import dev.flotilla.status.ManagedResources;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the switch and its objects with the rights of the person who asks. It writes nothing.
 *
 * @param namespace the operator's namespace
 */
record SwitchReader(KubernetesClient client, String namespace) {

  /**
   * @throws KubernetesClientException when something cannot be read
   * @throws CommandException when Flotilla's kinds are not installed
   */
  Facts read() {
    var flotilla =
        Optional.ofNullable(client.resources(Flotilla.class).withName(Flotilla.NAME).get());
    if (flotilla.isEmpty() && !client.supports(Flotilla.class)) {
      throw new CommandException(
          "the cluster at %s does not know the kind Flotilla; install it: "
                  .formatted(client.getMasterUrl())
              + "kubectl apply --server-side -k kubernetes/crds");
    }
    var search = new SyncSearch(client);
    return new Facts(
        flotilla,
        rancher(),
        ForeignFleet.running(client),
        Stream.of(ManagedObject.values()).map(this::singleton).toList(),
        Stream.of(SyncObject.values())
            .flatMap(kind -> search.all(kind).stream())
            .map(SwitchReader::found)
            .toList());
  }

  private ManagedResource singleton(ManagedObject object) {
    return object
        .read(client, namespace)
        .map(SwitchReader::found)
        .orElseGet(() -> object.absent(namespace));
  }

  /** A person without the right to see Rancher's features may ask where there are none. */
  private Optional<Feature> rancher() {
    try {
      return Optional.ofNullable(
          client.resources(Feature.class).withName(Decision.CONTINUOUS_DELIVERY).get());
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN && !client.supports(Feature.class)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** As the status lists it, and with the finalizers that will hold it when it is deleted. */
  static ManagedResource found(HasMetadata object) {
    var entry = ManagedResources.found(object);
    var holders = ManagedResources.holders(object);
    if (entry.state == ManagedResourceState.Present && !holders.isEmpty()) {
      entry.message = "will be held by the finalizers " + holders;
    }
    return entry;
  }
}
