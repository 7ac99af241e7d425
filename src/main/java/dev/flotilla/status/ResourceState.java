package dev.flotilla.status;

import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.BundleDeploymentStatus;
import dev.flotilla.api.fleet.GitRepoResource;
import dev.flotilla.api.fleet.ModifiedStatus;
import dev.flotilla.api.fleet.NonReadyStatus;
import dev.flotilla.api.fleet.PerClusterState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The state of one deployed object on the clusters that have it.
 *
 * @param object which object
 * @param incomplete whether the list that its state comes from was cut off somewhere
 * @param clusters its state on each cluster, at least one
 */
record ResourceState(Key object, boolean incomplete, List<OnCluster> clusters) {

  /** Lists of this length in a BundleDeployment's status were cut off. */
  private static final int CUT_OFF = 10;

  /** Names one object. */
  record Key(String apiVersion, String kind, String namespace, String name) {

    static Key of(String apiVersion, String kind, String namespace, String name) {
      return new Key(text(apiVersion), text(kind), text(namespace), text(name));
    }

    /** {@code apps.deployment}; without a group for the core types. */
    String type() {
      var slash = apiVersion.indexOf('/');
      var small = kind.toLowerCase(Locale.ROOT);
      return slash < 0 ? small : apiVersion.substring(0, slash) + "." + small;
    }

    /** {@code <namespace>/<name>}, or the name alone. */
    String id() {
      return namespace.isEmpty() ? name : namespace + "/" + name;
    }
  }

  /** The state on one cluster; of several states the worst one counts. */
  record OnCluster(
      String cluster, ObjectState state, boolean error, boolean transitioning, String message) {}

  /** The states of all objects of a BundleDeployment. */
  static Collection<ResourceState> of(BundleDeployment deployment) {
    var status = Objects.requireNonNullElseGet(deployment.getStatus(), BundleDeploymentStatus::new);
    var cluster = Labelled.cluster(deployment.getMetadata());
    var nonReady = list(status.nonReadyStatus);
    var modified = list(status.modifiedStatus);
    var cutOff = nonReady.size() >= CUT_OFF || modified.size() >= CUT_OFF;
    var usual =
        new OnCluster(cluster, ObjectState.of(Summaries.state(deployment)), false, false, "");
    var states = new LinkedHashMap<Key, OnCluster>();
    list(status.resources).stream()
        .map(each -> Key.of(each.apiVersion, each.kind, each.namespace, each.name))
        .forEach(key -> states.put(key, usual));
    nonReady.forEach(each -> states.put(key(each), notReady(cluster, each)));
    modified.forEach(
        each ->
            states.put(key(each), new OnCluster(cluster, ObjectState.of(each), false, false, "")));
    return states.entrySet().stream()
        .map(entry -> new ResourceState(entry.getKey(), cutOff, List.of(entry.getValue())))
        .toList();
  }

  /** Type and id, by which objects are sorted and seen as one over clusters. */
  String key() {
    return object.type() + "/" + object.id();
  }

  ResourceState with(ResourceState other) {
    return new ResourceState(
        object,
        incomplete || other.incomplete,
        Stream.concat(clusters.stream(), other.clusters.stream()).toList());
  }

  GitRepoResource toResource() {
    var worst =
        clusters.stream()
            .reduce((one, two) -> two.state().compareTo(one.state()) > 0 ? two : one)
            .orElseThrow();
    var resource = new GitRepoResource();
    resource.apiVersion = object.apiVersion();
    resource.kind = object.kind();
    resource.type = object.type();
    resource.id = object.id();
    resource.namespace = object.namespace().isEmpty() ? null : object.namespace();
    resource.name = object.name();
    resource.incompleteState = incomplete ? true : null;
    resource.state = worst.state().name();
    resource.error = worst.error() ? true : null;
    resource.transitioning = worst.transitioning() ? true : null;
    resource.message = worst.message().isEmpty() ? null : worst.message();
    resource.perClusterState = perCluster();
    return resource;
  }

  private PerClusterState perCluster() {
    var lists = new LinkedHashMap<ObjectState, List<String>>();
    clusters.forEach(
        each ->
            lists.computeIfAbsent(each.state(), state -> new ArrayList<>()).add(each.cluster()));
    var state = new PerClusterState();
    state.ready = lists.get(ObjectState.Ready);
    state.waitApplied = lists.get(ObjectState.WaitApplied);
    state.pending = lists.get(ObjectState.Pending);
    state.modified = lists.get(ObjectState.Modified);
    state.orphaned = lists.get(ObjectState.Orphaned);
    state.missing = lists.get(ObjectState.Missing);
    state.unknown = lists.get(ObjectState.Unknown);
    state.notReady = lists.get(ObjectState.NotReady);
    return state;
  }

  private static OnCluster notReady(String cluster, NonReadyStatus object) {
    var summary = object.summary;
    if (summary == null) {
      return new OnCluster(cluster, ObjectState.NotReady, false, false, "");
    }
    return new OnCluster(
        cluster,
        ObjectState.NotReady,
        Boolean.TRUE.equals(summary.error),
        Boolean.TRUE.equals(summary.transitioning),
        String.join("; ", list(summary.message)));
  }

  private static Key key(NonReadyStatus object) {
    return Key.of(object.apiVersion, object.kind, object.namespace, object.name);
  }

  private static Key key(ModifiedStatus object) {
    return Key.of(object.apiVersion, object.kind, object.namespace, object.name);
  }

  private static <T> List<T> list(List<T> list) {
    return list == null ? List.of() : list;
  }

  private static String text(String text) {
    return text == null ? "" : text;
  }
}
