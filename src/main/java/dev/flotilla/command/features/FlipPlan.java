package dev.flotilla.command.features;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.flotilla.api.flotilla.Leftover;
import dev.flotilla.api.flotilla.ManagedResource;
import dev.flotilla.api.flotilla.ManagedResourceState;
import dev.flotilla.feature.Decision;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a flip of the feature would do, said before it is done.
 *
 * @param feature the name of the feature
 * @param enabled whether it is wanted now
 * @param planned what the flip would choose
 * @param changes whether that has an effect
 * @param source who decides; {@code None} when there is no Flotilla object
 * @param message what holds now, in words
 * @param command how to do it; empty when nothing is to be done or nobody can
 * @param removes the objects that would go, in the order of their going
 * @param creates the objects that would be made
 * @param leftovers what older versions of Fleet left, and what would be done with it
 * @param unseen where left-overs could not be looked for, and why
 * @param keeps how many objects of each kind stay as they are, with what was deployed from them
 * @param follows the GitRepos that would be followed; empty when it is switched off
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({
  "feature",
  "enabled",
  "planned",
  "changes",
  "source",
  "message",
  "command",
  "removes",
  "creates",
  "leftovers",
  "unseen",
  "keeps",
  "follows"
})
record FlipPlan(
    String feature,
    boolean enabled,
    boolean planned,
    boolean changes,
    String source,
    String message,
    String command,
    List<ManagedResource> removes,
    List<ManagedResource> creates,
    List<Leftover> leftovers,
    List<String> unseen,
    Map<String, Integer> keeps,
    List<String> follows) {

  /**
   * @param chain what there is besides the objects of the switch
   * @param on what the flip would choose
   * @param answer what {@code enable} or {@code disable} would do about it
   */
  static FlipPlan of(Facts facts, Chain chain, boolean on, FlipAnswer answer) {
    var row = FeatureRow.of(facts);
    var effective = on && facts.mayBeOn();
    return new FlipPlan(
        Decision.CONTINUOUS_DELIVERY,
        facts.wanted(),
        on,
        facts.wanted() != effective,
        row.source(),
        facts.decision().map(Decision::message).orElse("there is no Flotilla object"),
        answer.command(),
        effective ? List.of() : removed(facts, chain),
        effective ? ObjectWords.notIn(facts.singletons(), ManagedResourceState.Present) : List.of(),
        chain.leftovers().found(),
        chain.leftovers().problems(),
        chain.keeps(),
        effective ? chain.gitRepos() : List.of());
  }

  /** The CronJob comes first, and its Jobs, which go with it. */
  private static List<ManagedResource> removed(Facts facts, Chain chain) {
    return Stream.of(chain.cleanupJobs(), facts.objects())
        .flatMap(List::stream)
        .filter(each -> each.state != ManagedResourceState.Absent)
        .toList();
  }
}
