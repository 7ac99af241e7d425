package dev.flotilla.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class InventoryTest {

  private static final ObjectKey A = key("v1", "a");
  private static final ObjectKey B = key("v1", "b");
  private static final Inventory EMPTY = Inventory.of(null);

  @Test
  void itGrowsBeforeAndShrinksAfter() {
    var before = EMPTY.plus(List.of(A));
    var during = before.plus(List.of(B));

    assertThat(before.covers(List.of(B))).isFalse();
    assertThat(during.covers(List.of(A, B))).isTrue();
    assertThat(during.leftOver(List.of(B))).containsExactly(A);
    assertThat(during.only(List.of(B)).keys()).containsExactly(B);
  }

  @Test
  void anObjectInANewVersionOfItsApiIsNotLeftOver() {
    assertThat(EMPTY.plus(List.of(key("apps/v1beta1", "x"))).leftOver(List.of(key("apps/v1", "x"))))
        .isEmpty();
  }

  @Test
  void creationTimesSurviveTheWayThroughTheStatus() {
    var inventory = EMPTY.plus(List.of(A, B)).seen(Map.of(A, "2026-11-24T12:00:00Z"));

    assertThat(Inventory.of(inventory.toStatus())).isEqualTo(inventory);
    assertThat(inventory.plus(List.of(B, A)).created()).containsEntry(A, "2026-11-24T12:00:00Z");
  }

  /**
   * What was in it or is wanted is never unknown, and what is pruned was in it and is not wanted.
   */
  @Property(tries = 200)
  void nothingIsForgottenAndNothingElseIsPruned(
      @ForAll List<Boolean> before, @ForAll List<Boolean> wanted) {
    var old = keys(before);
    var next = keys(wanted);
    var union = EMPTY.plus(old).plus(next);

    assertThat(union.keys()).containsAll(old).containsAll(next);
    assertThat(union.leftOver(next))
        .doesNotContainAnyElementsOf(next.isEmpty() ? List.of(A) : next)
        .allMatch(old::contains);
  }

  private static List<ObjectKey> keys(List<Boolean> present) {
    var limited = present.subList(0, Math.min(present.size(), 20));
    return java.util.stream.IntStream.range(0, limited.size())
        .filter(limited::get)
        .mapToObj(i -> key("v1", "n" + i))
        .toList();
  }

  private static ObjectKey key(String apiVersion, String name) {
    return new ObjectKey(apiVersion, "ConfigMap", "ns", name);
  }
}
