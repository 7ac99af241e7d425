package dev.flotilla.command.features;

import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.api.flotilla.ManagedResource;
import dev.flotilla.api.flotilla.ManagedResourceState;
import dev.flotilla.api.rancher.Feature;
import dev.flotilla.feature.ManagedObject;
import dev.flotilla.status.ManagedResources;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Switches in all conditions, for tables. */
final class Switches {

  private Switches() {}

  /** A Flotilla object of generation 2 with what follows {@code metadata}, as YAML. */
  static Flotilla flotilla(String rest) {
    return Serialization.unmarshal(
        """
        apiVersion: flotilla.dev/v1alpha1
        kind: Flotilla
        metadata: {name: flotilla, generation: 2}
        """
            + rest,
        Flotilla.class);
  }

  /** A Flotilla object that says on or off, and a status of its newest generation. */
  static Flotilla flotilla(boolean on, String state) {
    return flotilla(
        """
        spec: {features: {continuous-delivery: %s}}
        status:
          observedGeneration: 2
          features:
          - {name: continuous-delivery, enabled: %s, state: %s, since: "2026-11-24T09:00:00Z"}
        """
            .formatted(on, on, state));
  }

  /** Rancher's Feature with what follows {@code metadata}, as YAML. */
  static Optional<Feature> rancher(String rest) {
    return Optional.of(
        Serialization.unmarshal(
            """
            apiVersion: management.cattle.io/v3
            kind: Feature
            metadata: {name: continuous-delivery}
            """
                + rest,
            Feature.class));
  }

  static Facts facts(Flotilla flotilla, List<ManagedResource> singletons) {
    return new Facts(
        Optional.of(flotilla), Optional.empty(), Optional.empty(), singletons, List.of());
  }

  /** All objects that there is once each, in one state. */
  static List<ManagedResource> all(ManagedResourceState state) {
    return Stream.of(ManagedObject.values())
        .map(
            each ->
                object(
                    each.apiVersion(),
                    each.kind(),
                    each.namespaced() ? "flotilla-system" : null,
                    each.objectName(),
                    state))
        .toList();
  }

  static ManagedResource job(String name, ManagedResourceState state) {
    return object("batch/v1", "Job", "shop", name, state);
  }

  static ManagedResource held(ManagedResource object, String finalizer) {
    object.state = ManagedResourceState.Blocked;
    object.message = "held by the finalizers " + finalizer;
    return object;
  }

  private static ManagedResource object(
      String apiVersion, String kind, String namespace, String name, ManagedResourceState state) {
    var entry = ManagedResources.absent(apiVersion, kind, namespace, name);
    entry.state = state;
    return entry;
  }
}
