package dev.flotilla.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What we wrote last into the status of each object. A cache may still show an object as it was
 * before our own last write; then a status that goes there and back would seem to be written
 * already, and nothing would come to put it right, since a change of the status alone wakes nobody.
 *
 * <p>Of the objects written last, {@value #MOST} are remembered. One that is forgotten, or that
 * another process wrote, costs at most a patch that changes nothing.
 */
final class Written {

  static final int MOST = 20_000;

  private final Map<String, Integer> hashes =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > MOST;
        }
      };

  /**
   * Whether a status need not be written, because the cache shows it and nothing else was written
   * meanwhile; if not, it counts as written from now on.
   *
   * @param uid the object's
   * @param cached the status that the cache shows
   * @param wanted the status to have
   */
  synchronized boolean holds(String uid, JsonNode cached, JsonNode wanted) {
    var hash = wanted.hashCode();
    var last = hashes.get(uid);
    if (cached.equals(wanted) && (last == null || last == hash)) {
      return true;
    }
    hashes.put(uid, hash);
    return false;
  }
}
