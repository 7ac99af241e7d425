package dev.flotilla.testing;

import dev.flotilla.kubernetes.Announcer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;

/** Events that were told, each as {@code <type> <reason> <message>}, instead of a cluster. */
public final class HeardEvents extends Announcer {

  private final List<String> events = new ArrayList<>();

  /** What was told so far; may be cleared. */
  public List<String> events() {
    return events;
  }

  @Override
  public void normal(HasMetadata about, String reason, String message) {
    events.add("Normal " + reason + " " + message);
  }

  @Override
  public void warning(HasMetadata about, String reason, String message) {
    events.add("Warning " + reason + " " + message);
  }
}
