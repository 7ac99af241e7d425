package dev.flotilla.feature;

import dev.flotilla.api.flotilla.ManagedResource;
import dev.flotilla.api.flotilla.ManagedResourceState;
import dev.flotilla.kubernetes.Answers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What went wrong in one round of the workflow.
 *
 * @param refusals objects that the API server refused
 * @param texts the whole in words, one for each node that failed
 */
record Failures(List<Refusal> refusals, List<String> texts) {

  /** Refused per-GitRepo objects that are listed by name. */
  private static final int NAMED = 10;

  static final Failures NONE = new Failures(List.of(), List.of());

  /**
   * Sorts out what the nodes of the workflow threw.
   *
   * @param thrown by the names of the nodes
   */
  static Failures of(Map<String, Exception> thrown, Iterable<SingletonDependent<?>> singletons) {
    var refusals = new ArrayList<Refusal>();
    var texts = new ArrayList<String>();
    var objects =
        StreamSupport.stream(singletons.spliterator(), false)
            .collect(Collectors.toMap(SingletonDependent::name, node -> node));
    new TreeMap<>(thrown)
        .forEach(
            (node, e) -> {
              var object = objects.get(node);
              if (e instanceof RefusedException refused) {
                refusals.addAll(refused.refusals());
                texts.add(refused.getMessage());
              } else if (object == null) {
                texts.add(node + ": " + Answers.text(e));
              } else {
                texts.add(object.refusal(e).toString());
                if (Answers.isRefusal(e)) {
                  refusals.add(object.refusal(e));
                }
              }
            });
    return new Failures(List.copyOf(refusals), List.copyOf(texts));
  }

  /** What a live read found, with the objects that were refused marked. */
  List<ManagedResource> mark(List<ManagedResource> resources) {
    var marked = new ArrayList<>(resources);
    for (var refusal : refusals) {
      marked.replaceAll(entry -> refusal.isAbout(entry) ? refusal.toEntry() : entry);
    }
    refusals.stream()
        .filter(refusal -> resources.stream().noneMatch(refusal::isAbout))
        .limit(NAMED)
        .map(Refusal::toEntry)
        .forEach(marked::add);
    return marked;
  }

  /** The failures in words, or what could not be read; null when there was neither. */
  String orUnknown(List<ManagedResource> resources) {
    var all =
        !texts.isEmpty()
            ? texts
            : resources.stream()
                .filter(entry -> entry.state == ManagedResourceState.Unknown)
                .map(entry -> entry.kind + " cannot be read: " + entry.message)
                .toList();
    return all.isEmpty() ? null : String.join("; ", all);
  }
}
