package dev.flotilla.feature;

import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.api.flotilla.FlotillaStatus;
import dev.flotilla.api.flotilla.Leftover;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * The entries of {@code status.leftovers} as they were made last. The status is where they are
 * kept, but the cache may show an older one, or a write may have failed, and what was removed is
 * seen only once.
 */
@ApplicationScoped
class LeftoverMemory {

  private String uid;
  private List<Leftover> last;

  /** Puts the latest entries into a status that was made from what the cache shows. */
  void recall(Flotilla flotilla, FlotillaStatus status) {
    if (flotilla.getMetadata().getUid().equals(uid)) {
      status.leftovers = last;
    }
  }

  /** Keeps the entries of a status that is about to be written. */
  void remember(Flotilla flotilla, FlotillaStatus status) {
    uid = flotilla.getMetadata().getUid();
    last = status.leftovers;
  }
}
