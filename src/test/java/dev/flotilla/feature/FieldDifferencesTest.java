package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldDifferencesTest {

  @Test
  void equalObjectsDifferNowhere() throws JsonProcessingException {
    assertThat(between("{\"a\":{\"b\":[1]}}", "{\"a\":{\"b\":[1]}}")).isEmpty();
  }

  @Test
  void changedAddedAndRemovedFieldsAreNamedByTheirPath() throws JsonProcessingException {
    assertThat(
            between(
                "{\"spec\":{\"schedule\":\"x\",\"gone\":1,\"same\":2}}",
                "{\"spec\":{\"schedule\":\"y\",\"same\":2,\"new\":{\"deep\":1}}}"))
        .containsExactly("spec.gone", "spec.new", "spec.schedule");
  }

  @Test
  void listsAreComparedAsAWhole() throws JsonProcessingException {
    assertThat(between("{\"args\":[1,2]}", "{\"args\":[1,3]}")).containsExactly("args");
  }

  private static List<String> between(String one, String other) throws JsonProcessingException {
    var json = new ObjectMapper();
    return FieldDifferences.between(json.readTree(one), json.readTree(other));
  }
}
