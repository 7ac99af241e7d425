package dev.flotilla.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The libraries that the program is made of, and their licences, as the list of contents has them
 * that the phase {@code package} makes.
 */
class ThirdPartyDocsIT {

  private static final Path CONTENTS = Path.of("target/sbom.json");

  /** Licences that go with ours in a program that is passed on. */
  private static final Set<String> ALLOWED =
      Set.of(
          "Apache-2.0",
          "Apache 2 License",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "CC0-1.0",
          "EPL-2.0",
          "MIT");

  private final JsonNode components;

  ThirdPartyDocsIT() throws IOException {
    components = new ObjectMapper().readTree(CONTENTS.toFile()).path("components");
  }

  @Test
  void thePageListsEveryLibrary() {
    var rows = new TreeMap<String, String>();
    components
        .valueStream()
        // One for each processor, of which a build has only its own.
        .filter(one -> !one.path("name").asText().startsWith("native-linux-"))
        .forEach(
            one -> {
              var name = one.path("group").asText() + ":" + one.path("name").asText();
              rows.put(
                  name,
                  "| %s | %s | %s |\n"
                      .formatted(
                          name,
                          one.path("version").asText(),
                          licences(one).collect(Collectors.joining(", "))));
            });

    assertThat(rows).hasSizeGreaterThan(50);
    MadeDocs.checkPart(
        "third-party.md",
        "list of contents",
        "| library | version | licence |\n|---|---|---|\n" + String.join("", rows.values()));
  }

  @Test
  void everyLibraryHasALicenceThatAllowsItsUse() {
    assertThat(components.valueStream())
        .allSatisfy(
            one ->
                assertThat(licences(one))
                    .as(one.path("bom-ref").asText())
                    .anyMatch(ALLOWED::contains));
  }

  private static Stream<String> licences(JsonNode component) {
    return component
        .path("licenses")
        .valueStream()
        .map(
            one ->
                Stream.of("/license/id", "/license/name", "/expression")
                    .map(one::at)
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText)
                    .findFirst()
                    .orElse("unknown"));
  }
}
