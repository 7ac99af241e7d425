package dev.flotilla.feature;

import dev.flotilla.gitrepo.Ownership;
import dev.flotilla.kubernetes.Labels;
import dev.flotilla.kubernetes.MetadataList;
import dev.flotilla.leftover.Classification;
import dev.flotilla.leftover.GitRepoIdentity;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Listable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One search for the per-GitRepo objects of the chain, by live reads: by their labels everywhere
 * and, since anybody may have taken the labels away, by what they are where there are GitRepos.
 * Anybody may use the labels too, so that only what belongs to a GitRepo counts. Which GitRepos
 * there are is read once in each search.
 */
public final class SyncSearch {

  /** Objects of a kind that one request reads, and that are in memory at once. */
  private static final long PAGE = 500;

  private static final Map<String, String> LABELS = Labels.of(Labels.SYNC);

  private final KubernetesClient client;
  private Map<String, List<GitRepoIdentity>> gitRepos;

  /** A search that has not read anything yet. */
  public SyncSearch(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Hands over every object of a kind that is there, in all namespaces, one page at a time.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException when they could not be read
   */
  public void forEach(SyncObject kind, Consumer<HasMetadata> each) {
    search(
        kind,
        object -> {
          each.accept(object);
          return false;
        });
  }

  /**
   * All objects of a kind that are there, for a person who wants to see each.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException when they could not be read
   */
  public List<HasMetadata> all(SyncObject kind) {
    var all = new ArrayList<HasMetadata>();
    forEach(kind, all::add);
    return all;
  }

  /**
   * Whether there is an object of a kind.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException when that could not be read
   */
  public boolean isThere(SyncObject kind) {
    return search(kind, object -> true);
  }

  private boolean search(SyncObject kind, Predicate<HasMetadata> found) {
    var all = client.resources(kind.type());
    return search(
            all.inAnyNamespace().withLabels(LABELS),
            object -> (isOwned(object) || isOrphan(object)) && found.test(object))
        || gitRepos().keySet().stream()
            .anyMatch(
                namespace ->
                    search(
                        all.inNamespace(namespace),
                        object -> isOwned(object) && isBare(object) && found.test(object)));
  }

  /** Reads page after page until something is found. */
  private static boolean search(
      Listable<? extends KubernetesResourceList<?>> some, Predicate<HasMetadata> found) {
    String next = null;
    do {
      var page = some.list(new ListOptionsBuilder().withLimit(PAGE).withContinue(next).build());
      if (page.getItems().stream().anyMatch(found)) {
        return true;
      }
      next = page.getMetadata().getContinue();
    } while (next != null && !next.isEmpty());
    return false;
  }

  private Map<String, List<GitRepoIdentity>> gitRepos() {
    if (gitRepos == null) {
      var found = new TreeMap<String, List<GitRepoIdentity>>();
      new MetadataList(client)
          .forEach(
              "gitrepos",
              gitRepo ->
                  found
                      .computeIfAbsent(gitRepo.getNamespace(), namespace -> new ArrayList<>())
                      .add(GitRepoIdentity.of(gitRepo)));
      gitRepos = found;
    }
    return gitRepos;
  }

  private static boolean isOwned(HasMetadata object) {
    return !Ownership.ownersOf(object).isEmpty();
  }

  private boolean isOrphan(HasMetadata object) {
    return gitRepos().getOrDefault(object.getMetadata().getNamespace(), List.of()).stream()
        .anyMatch(gitRepo -> Classification.isOrphanOf(gitRepo, object));
  }

  private static boolean isBare(HasMetadata object) {
    var labels = Objects.requireNonNullElse(object.getMetadata().getLabels(), Map.of());
    // What Fleet made is the sweep's, which asks first whether Fleet runs and may do it at all.
    return !labels.entrySet().containsAll(LABELS.entrySet())
        && Classification.isOurSyncObject(object);
  }
}
