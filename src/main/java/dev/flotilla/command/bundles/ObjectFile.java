package dev.flotilla.command.bundles;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.flotilla.command.terminal.CommandException;
import dev.flotilla.yaml.YamlException;
import dev.flotilla.yaml.YamlNode;
import dev.flotilla.yaml.YamlReader;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A file of Kubernetes objects that a person names.
 *
 * @param path as it was named
 * @param objects as mappings, the members of lists one by one
 */
record ObjectFile(Path path, List<Map<?, ?>> objects) {

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /**
   * @throws CommandException when it cannot be read, or holds something else than objects
   */
  static ObjectFile read(Path path) {
    try {
      if (Files.size(path) > YamlReader.CHARACTERS) {
        throw new CommandException(
            "%s is larger than the %d MiB that are read"
                .formatted(path, YamlReader.CHARACTERS >> 20));
      }
      var text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
      return new ObjectFile(
          path,
          YamlReader.documents(text).stream()
              .map(YamlNode::toValue)
              .filter(Objects::nonNull)
              .map(value -> object(path, value))
              .flatMap(ObjectFile::members)
              .toList());
    } catch (YamlException e) {
      throw new CommandException("%s:%d: %s".formatted(path, e.place().line(), e.getMessage()), e);
    } catch (IOException e) {
      throw new CommandException("%s cannot be read; does it exist?".formatted(path), e);
    }
  }

  /**
   * The objects of a kind, in their order.
   *
   * @throws CommandException when one has a field of a wrong type
   */
  <T extends HasMetadata> List<T> all(Class<T> type) {
    var kind = HasMetadata.getKind(type);
    return objects.stream()
        .filter(object -> kind.equals(object.get("kind")))
        .map(object -> convert(object, type))
        .toList();
  }

  /**
   * The first object of a kind.
   *
   * @throws CommandException when there is none
   */
  <T extends HasMetadata> T first(Class<T> type) {
    return all(type).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new CommandException("%s holds no %s".formatted(path, HasMetadata.getKind(type))));
  }

  private <T> T convert(Map<?, ?> object, Class<T> type) {
    try {
      return JSON.convertValue(object, type);
    } catch (IllegalArgumentException e) {
      var message = Objects.requireNonNullElse(e.getMessage(), "").lines().findFirst().orElse("");
      throw new CommandException(
          "%s: this is no %s: %s".formatted(path, type.getSimpleName(), message), e);
    }
  }

  private static Map<?, ?> object(Path path, Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new CommandException("%s holds something else than Kubernetes objects".formatted(path));
  }

  private static Stream<Map<?, ?>> members(Map<?, ?> object) {
    return object.get("items") instanceof List<?> items
        ? items.stream().filter(Map.class::isInstance).map(item -> (Map<?, ?>) item)
        : Stream.of(object);
  }
}
