package dev.flotilla.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that the parser alone does not survive. */
class YamlTextTest {

  @Test
  void aCharacterOfTwoHalvesMayBeAnywhere() {
    for (var before = 1000; before < 1050; before++) {
      var value = "x".repeat(before) + "😀".repeat(1_000);

      assertThat(YamlReader.documents("a: " + value).getFirst().toValue())
          .isEqualTo(java.util.Map.of("a", value));
      var texts = new ArrayList<String>();
      var events = new YamlEvents(new StringReader("a: " + value), 10_000);
      events.mapping(_ -> texts.add(events.text().orElseThrow()));
      assertThat(texts).containsExactly(value);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "! a",
        "a: !\u00a0 b",
        "a: !<\u2003> b",
        "- ! \n",
        "a: !!%20 b",
        "\ud83d",
        "a: \ude00"
      })
  void whatIsNoTagOrNoCharacterIsRefused(String text) {
    try {
      assertThat(YamlReader.documents(text)).isNotNull();
    } catch (YamlException refused) {
      assertThat(refused).hasMessageMatching("(?s).+");
    }
  }

  @Test
  void aTagThatIsNoneIsToldAsSuch() {
    assertThatThrownBy(() -> YamlReader.documents("a: !%20 b"))
        .isInstanceOf(YamlException.class)
        .hasMessage("has a tag that is none");
  }

  @Test
  void depthIsCountedBeforeTheStackIsUsed() throws InterruptedException {
    var deep = "{a: ".repeat(90) + "b" + "}".repeat(90);
    assertThat(YamlReader.documents(deep)).hasSize(1);
    var refused = new ArrayList<Throwable>();
    var text = "[".repeat(200_000);
    var small =
        new Thread(
            null,
            () -> {
              try {
                YamlReader.documents(text);
              } catch (YamlException e) {
                refused.add(e);
              }
            },
            "small stack",
            256 << 10);
    small.start();
    small.join();

    assertThat(refused)
        .singleElement()
        .extracting(Throwable::getMessage)
        .isEqualTo("is nested too deeply");
  }

  @Test
  void eventsAreWalkedAndTheRestIsPassedOver() {
    var seen = new ArrayList<String>();
    var events =
        new YamlEvents(
            new StringReader("a: {b: [1, {c: d}]}\ne: [x, [y], z]\nf: &g h\ni: *g\n? [k]\n: l\n"),
            1_000);
    events.mapping(
        key -> {
          if (key.equals("e")) {
            events.list(() -> events.text().ifPresent(seen::add));
          } else if (!key.equals("a")) {
            seen.add(key + events.text().map(text -> "=" + text).orElse(""));
          }
        });

    assertThat(seen).containsExactly("x", "z", "f=h", "i");
  }

  @Test
  void eventsAreBounded() {
    for (var text : List.of("[".repeat(200), "a: " + "x".repeat(2_000), "a: [b")) {
      assertThatThrownBy(() -> new YamlEvents(new StringReader(text), 1_000).mapping(_ -> {}))
          .isInstanceOf(YamlException.class);
    }
    var empty = new YamlEvents(new StringReader(""), 1_000);
    empty.mapping(_ -> {});
    assertThat(empty.text()).isEmpty();
  }
}
