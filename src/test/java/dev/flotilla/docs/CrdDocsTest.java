package dev.flotilla.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every field of every kind is explained as its definition explains it. */
class CrdDocsTest {

  private final List<CrdReference> kinds = kinds();

  @Test
  void thereIsAPageForEachKindAsItsDefinitionSays() {
    assertThat(kinds).hasSizeGreaterThanOrEqualTo(7);
    kinds.forEach(kind -> MadeDocs.checkFile("reference/" + kind.file(), kind.page()));
  }

  @Test
  void everyFieldIsExplained() {
    assertThat(kinds).flatMap(CrdReference::undescribed).isEmpty();
  }

  @Test
  void thereIsAListOfThem() {
    var list =
        kinds.stream()
            .map(
                kind ->
                    "| [%s](%s) | %s |\n".formatted(kind.kind(), kind.file(), kind.description()))
            .collect(Collectors.joining());

    MadeDocs.checkPart("reference/README.md", "kinds", "| kind | |\n|---|---|\n" + list);
  }

  private static List<CrdReference> kinds() {
    try (Stream<Path> files = Files.list(Path.of("kubernetes/crds"))) {
      return files
          .filter(file -> !file.endsWith("kustomization.yaml"))
          .sorted()
          .map(CrdDocsTest::definition)
          .map(CrdReference::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode definition(Path file) {
    try {
      var text = Files.readString(file);
      return Serialization.unmarshal(text.substring(text.indexOf("---\n")), JsonNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
