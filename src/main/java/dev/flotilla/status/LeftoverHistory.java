package dev.flotilla.status;

import dev.flotilla.api.flotilla.Leftover;
import dev.flotilla.api.flotilla.LeftoverAction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The entries of {@code status.leftovers} from one look to the next: what was done stays to be
 * read, with its time; what is the same as before stays as it is. Of more than {@value #MOST}
 * entries the older ones become one without a name, whose message counts them.
 */
final class LeftoverHistory {

  static final int MOST = 50;

  private static final String MORE = " more";

  private final String now;
  private final Map<String, Leftover> entries = new LinkedHashMap<>();
  private final Map<LeftoverAction, Leftover> more = new LinkedHashMap<>();
  private final List<Leftover> news = new ArrayList<>();

  /**
   * @param before the entries of the last look
   * @param now the time of this one
   */
  LeftoverHistory(List<Leftover> before, Instant now) {
    this.now = now.truncatedTo(ChronoUnit.SECONDS).toString();
    for (var entry : before) {
      if (entry.name != null) {
        entries.put(key(entry), entry);
      } else if (isDone(entry)) {
        more.put(entry.action, entry);
      }
    }
  }

  /**
   * Adds what a look saw.
   *
   * @param complete whether it saw all that there is: then what was to go and was not seen has gone
   */
  LeftoverHistory seen(List<Leftover> seen, boolean complete) {
    var missing = new LinkedHashMap<>(entries);
    for (var entry : seen) {
      missing.remove(key(entry));
      put(entry);
    }
    if (complete) {
      missing.values().stream().filter(entry -> !isDone(entry)).forEach(this::gone);
    }
    return this;
  }

  /** What this look changed: each transition of an object once. */
  List<Leftover> news() {
    return List.copyOf(news);
  }

  /** How many entries say so, those that are only counted included. */
  long count(LeftoverAction action) {
    return entries.values().stream().filter(entry -> entry.action == action).count()
        + Optional.ofNullable(more.get(action)).map(LeftoverHistory::counted).orElse(0L);
  }

  /** The entries for the status: what is still there first, then what was done, latest first. */
  List<Leftover> toList() {
    var sorted =
        entries.values().stream()
            .sorted(
                Comparator.comparing(LeftoverHistory::isDone)
                    .thenComparing(LeftoverHistory::time, Comparator.reverseOrder()))
            .toList();
    var shown = new ArrayList<>(sorted.subList(0, Math.min(MOST, sorted.size())));
    var counts = new LinkedHashMap<>(more);
    sorted.stream().skip(MOST).forEach(entry -> counts.merge(entry.action, one(entry), this::sum));
    shown.addAll(counts.values());
    return shown;
  }

  private void put(Leftover entry) {
    var before = entries.remove(key(entry));
    if (before != null
        && before.action == entry.action
        && Objects.equals(before.message, entry.message)) {
      entries.put(key(entry), before);
      return;
    }
    entry.time = now;
    entries.put(key(entry), entry);
    if (before == null || before.action != entry.action) {
      news.add(entry);
    }
  }

  /** What was only found left by itself; what was to be removed is removed. */
  private void gone(Leftover entry) {
    entries.remove(key(entry));
    if (entry.action != LeftoverAction.Found) {
      put(copy(entry, LeftoverAction.Removed, entry.message));
    }
  }

  private Leftover one(Leftover entry) {
    var count = new Leftover();
    count.action = entry.action;
    count.message = 1 + MORE;
    count.time = entry.time;
    return count;
  }

  private Leftover sum(Leftover one, Leftover other) {
    var sum = copy(one, one.action, counted(one) + counted(other) + MORE);
    sum.time = time(one).compareTo(time(other)) > 0 ? one.time : other.time;
    return sum;
  }

  private static Leftover copy(Leftover entry, LeftoverAction action, String message) {
    var copy = new Leftover();
    copy.apiVersion = entry.apiVersion;
    copy.kind = entry.kind;
    copy.namespace = entry.namespace;
    copy.name = entry.name;
    copy.action = action;
    copy.message = message;
    return copy;
  }

  /** The number that the message of an entry without a name begins with. */
  private static long counted(Leftover entry) {
    try {
      return Long.parseLong(Objects.requireNonNullElse(entry.message, "").replace(MORE, ""));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static boolean isDone(Leftover entry) {
    return entry.action == LeftoverAction.Adopted || entry.action == LeftoverAction.Removed;
  }

  private static String time(Leftover entry) {
    return Objects.requireNonNullElse(entry.time, "");
  }

  private static String key(Leftover entry) {
    return "%s %s %s/%s".formatted(entry.apiVersion, entry.kind, entry.namespace, entry.name);
  }
}
