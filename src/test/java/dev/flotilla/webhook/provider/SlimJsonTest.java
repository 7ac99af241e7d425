package dev.flotilla.webhook.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON that strangers wrote. */
class SlimJsonTest {

  @Test
  void keepsWhatIsAskedForAndPassesOverTheRest() {
    var json =
        read("{\"a\": {\"b\": \"x\", \"c\": {\"b\": [1]}}, \"d\": [{\"a\": \"y\"}], \"b\": 7}");

    assertThat(json.toString()).isEqualTo("{\"a\":{\"b\":\"x\"},\"b\":null}");
  }

  @Test
  void aThousandCommitsTakeNoMoreThanOne() {
    var commits =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "{\"id\": \"%040x\", \"added\": [\"f\"]}".formatted(i))
            .collect(Collectors.joining(","));

    assertThat(read("{\"commits\": [" + commits + "], \"a\": \"x\"}").toString())
        .isEqualTo("{\"a\":\"x\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"a\"",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\": [",
        "{\"a\": 1,}",
        "{} {}",
        "{\"a\": NaN}",
        "payload=%7B%7D",
        "<a/>",
        "{\"a\": \"\\ud8\"}"
      })
  void whatIsNoObjectIsRefused(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(MalformedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "other"})
  void whatIsTooDeepIsRefusedAlsoWhereItIsPassedOver(String field) {
    for (var depth : new int[] {100, 1_000_000}) {
      var deep = "[".repeat(depth) + "]".repeat(depth);
      assertThatThrownBy(() -> read("{\"" + field + "\": " + deep + "}"))
          .isInstanceOf(MalformedException.class);
    }
  }

  @Test
  void whatHasTooManyValuesIsRefused() {
    var many = "[" + "\"\",".repeat(30_000) + "\"\"]";

    assertThatThrownBy(() -> read("{\"a\": " + many + "}"))
        .isInstanceOf(MalformedException.class)
        .hasMessage("the body has too many values");
  }

  @Test
  void whatCameIsNotRepeated() {
    assertThatThrownBy(() -> read("{\"a\": hunter2}"))
        .isInstanceOf(MalformedException.class)
        .hasMessageNotContaining("hunter2");
  }

  /** Whatever comes, it is an object or refused. */
  @Property(tries = 500)
  void nothingElseComesOfIt(@ForAll byte[] anything) {
    try {
      assertThat(SlimJson.read(anything, Set.of("a")).isObject()).isTrue();
    } catch (MalformedException e) {
      assertThat(e).hasMessageStartingWith("the body");
    }
  }

  private static JsonNode read(String json) {
    return SlimJson.read(json.getBytes(StandardCharsets.UTF_8), Set.of("a", "b"));
  }
}
