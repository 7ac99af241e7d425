package dev.flotilla.feature;

import io.fabric8.kubernetes.api.model.HasMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;

/** Counts by kind what the switch makes and removes on its way, in this process. */
@ApplicationScoped
class Changes {

  private final Map<String, Integer> created = new TreeMap<>();
  private final Map<String, Integer> removed = new TreeMap<>();

  synchronized void created(HasMetadata object) {
    created.merge(object.getKind(), 1, Integer::sum);
  }

  synchronized void removed(HasMetadata object) {
    removed.merge(object.getKind(), 1, Integer::sum);
  }

  /** Begins to count anew. */
  synchronized void clear() {
    created.clear();
    removed.clear();
  }

  /** What was made, or what was removed, for example {@code 1 CronJob, 5 Job}; else "nothing". */
  synchronized String summary(boolean on) {
    var counts = on ? created : removed;
    return counts.isEmpty() ? "nothing" : Counts.words(counts);
  }
}
