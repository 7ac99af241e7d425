package dev.flotilla.leftover;

import dev.flotilla.api.FleetNames;
import dev.flotilla.kubernetes.FieldManagers;
import dev.flotilla.kubernetes.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the metadata of an object tells about who made it and who looks after it. */
record Marks(
    String name,
    Map<String, String> labels,
    Map<String, String> annotations,
    List<OwnerReference> owners,
    List<ManagedFieldsEntry> managers) {

  /** What the API server calls the writer of a plain request of our client library. */
  private static final String CLIENT = "fabric8-kubernetes-client";

  /** Labels and annotations by which tools know the objects that they look after. */
  private static final Map<String, String> TOOLS =
      Map.of(
          "argocd.argoproj.io/tracking-id", "Argo CD",
          "argocd.argoproj.io/instance", "Argo CD",
          "kustomize.toolkit.fluxcd.io/name", "Flux",
          "helm.toolkit.fluxcd.io/name", "Flux",
          "kapp.k14s.io/app", "kapp",
          "objectset.rio.cattle.io/id", "the bundle or Rancher object");

  static Marks of(HasMetadata object) {
    return of(object.getMetadata());
  }

  static Marks of(ObjectMeta metadata) {
    return new Marks(
        metadata.getName(),
        Objects.requireNonNullElse(metadata.getLabels(), Map.of()),
        Objects.requireNonNullElse(metadata.getAnnotations(), Map.of()),
        Objects.requireNonNullElse(metadata.getOwnerReferences(), List.of()),
        Objects.requireNonNullElse(metadata.getManagedFields(), List.of()));
  }

  /** Whether we made it: by the label, or, when a hand edit stripped that, by who applies it. */
  boolean ours() {
    return labelled() || appliedByUs();
  }

  boolean labelled() {
    return Labels.FLOTILLA.equals(labels.get(Labels.MANAGED_BY));
  }

  /** Whether it has the labels of what we make per GitRepo, which anybody may use. */
  boolean labelledAsOfASync() {
    return labels.entrySet().containsAll(Labels.of(Labels.SYNC).entrySet());
  }

  /** Whether it was made with the client library that we use, which Fleet, in Go, does not. */
  boolean madeByOurClient() {
    return managers.stream().anyMatch(entry -> CLIENT.equals(entry.getManager()));
  }

  private boolean appliedByUs() {
    return managers.stream()
        .anyMatch(
            entry ->
                FieldManagers.OPERATOR.equals(entry.getManager())
                    && "Apply".equals(entry.getOperation()));
  }

  /** The Helm release that it says it belongs to, or that a hook made it. */
  Optional<String> helm() {
    var release = annotations.get("meta.helm.sh/release-name");
    if (release != null) {
      var namespace = annotations.getOrDefault("meta.helm.sh/release-namespace", "");
      return Optional.of("of the Helm release %s/%s".formatted(namespace, release));
    }
    return annotations.containsKey("helm.sh/hook")
        ? Optional.of("made by a Helm hook")
        : Optional.empty();
  }

  /** The tool that looks after it. */
  Optional<String> tool() {
    var all = new LinkedHashMap<>(labels);
    all.putAll(annotations);
    return TOOLS.keySet().stream()
        .filter(all::containsKey)
        .sorted()
        .findFirst()
        .map(key -> "looked after by %s (%s: %s)".formatted(TOOLS.get(key), key, all.get(key)));
  }

  /** The object that controls it. */
  Optional<OwnerReference> controller() {
    return owners.stream().filter(owner -> Boolean.TRUE.equals(owner.getController())).findFirst();
  }

  /** The GitRepo that controls it. */
  Optional<OwnerReference> gitRepo() {
    return controller()
        .filter(owner -> "GitRepo".equals(owner.getKind()))
        .filter(owner -> owner.getApiVersion().startsWith(FleetNames.PREFIX));
  }

  /** Who claims an object that should be nobody's: an owner or a tool. */
  Optional<String> claim() {
    return owners.stream()
        .findFirst()
        .map(owner -> "owned by %s %s".formatted(owner.getKind(), owner.getName()))
        .or(this::tool);
  }
}
