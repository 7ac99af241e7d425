package dev.flotilla.kubernetes;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Desired objects that read better as YAML than as a chain of builders. */
public final class Template {

  private Template() {}

  /**
   * Reads a fresh copy of a template.
   *
   * @param room a class of the package that the file belongs to
   * @param file the file's name
   */
  public static <T> T load(Class<T> type, Class<?> room, String file) {
    try (var stream = room.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("the program lacks its part " + file);
      }
      return Serialization.unmarshal(stream, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
