package dev.flotilla.metrics;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What an object says, where others may have left parts out. */
final class Known {

  private Known() {}

  /** The value of one of its own labels; empty when it has none of the name. */
  static <T extends HasMetadata> Function<T, String> label(String name) {
    return object ->
        Objects.requireNonNullElse(object.getMetadata().getLabels(), Map.<String, String>of())
            .getOrDefault(name, "");
  }

  static String generation(HasMetadata object) {
    return String.valueOf(Objects.requireNonNullElse(object.getMetadata().getGeneration(), 0L));
  }

  static int number(Integer count) {
    return count == null ? 0 : count;
  }

  /** A part of a part that may be absent, or what stands for it then. */
  static <S, P> P part(S whole, Function<S, P> part, P absent) {
    return Optional.ofNullable(whole).map(part).orElse(absent);
  }
}
