package dev.flotilla.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;

class WrittenTest {

  private static final JsonNode A = new TextNode("a");
  private static final JsonNode B = new TextNode("b");

  private final Written written = new Written();

  @Test
  void whatTheCacheShowsNeedNotBeWritten() {
    assertThat(written.holds("1", A, A)).isTrue();
  }

  @Test
  void whatTheCacheDoesNotShowIsWritten() {
    assertThat(written.holds("1", A, B)).isFalse();
  }

  @Test
  void aStatusThatGoesThereAndBackIsWrittenThoughTheCacheStillShowsIt() {
    written.holds("1", A, B);

    assertThat(written.holds("1", A, A)).isFalse();
    assertThat(written.holds("1", A, A)).isTrue();
  }

  @Test
  void aStatusThatGoesThereAndBackAndThereIsWrittenThoughTheCacheShowsTheFirst() {
    written.holds("1", A, B);
    written.holds("1", A, A);

    assertThat(written.holds("1", B, B)).isFalse();
  }

  @Test
  void whatWasWrittenToOneObjectSaysNothingOfAnother() {
    written.holds("1", A, B);

    assertThat(written.holds("2", A, A)).isTrue();
  }

  @Test
  void onlySoManyAreRemembered() {
    written.holds("first", A, B);
    for (var i = 0; i < Written.MOST; i++) {
      written.holds("other " + i, A, B);
    }

    assertThat(written.holds("first", A, A)).isTrue();
  }
}
