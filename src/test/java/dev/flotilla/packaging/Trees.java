package dev.flotilla.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.kubernetes.client.utils.YamlDumpSettingsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** YAML as plain trees: what is packaged goes from file to file with every field it has. */
final class Trees {

  static final ObjectMapper JSON = new ObjectMapper();

  private static final KubernetesSerialization YAML =
      new KubernetesSerialization(
          JSON, false, new YamlDumpSettingsBuilder().setMinimizeQuotes(true).build());

  private Trees() {}

  /** The documents of a file, in their order. */
  static List<ObjectNode> read(Path file) {
    return parse(text(file));
  }

  /** The documents of a text, in their order. */
  static List<ObjectNode> parse(String text) {
    return Arrays.stream(text.split("(?m)^---\\s*$"))
        .filter(document -> document.lines().anyMatch(line -> !line.matches("\\s*(#.*)?")))
        .map(document -> YAML.unmarshal(document, ObjectNode.class))
        .toList();
  }

  /** One document, without a mark before it. */
  static String write(JsonNode tree) {
    return YAML.asYaml(tree).replaceFirst("^---\n", "");
  }

  /** A file of several documents that is made, and says so. */
  static String file(Stream<ObjectNode> trees) {
    return trees.map(Trees::write).collect(Collectors.joining("---\n", GeneratedFiles.HEADER, ""));
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<JsonNode> each(JsonNode list) {
    return list.valueStream();
  }
}
