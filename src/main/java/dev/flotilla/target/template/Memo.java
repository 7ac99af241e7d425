package dev.flotilla.target.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was filled in lately. A bundle is looked at whenever something about it changes, mostly with
 * the same templates for the same clusters; and a template with chance in it gives the same until
 * the bundle or the cluster changes.
 */
final class Memo {

  /** Characters of templates and answers that are remembered. */
  private static final int SIZE = 1 << 20;

  /** The one used longest ago is first. */
  private final Map<Key, List<String>> answers = new LinkedHashMap<>(16, 0.75f, true);

  private int size;

  private record Key(Map<String, Object> context, List<String> templates) {}

  synchronized Optional<List<String>> get(Sheet sheet) {
    return Optional.ofNullable(answers.get(key(sheet)));
  }

  synchronized void put(Sheet sheet, List<String> given) {
    var key = key(sheet);
    var before = answers.put(key, List.copyOf(given));
    size += size(key, given) - (before == null ? 0 : size(key, before));
    var oldest = answers.entrySet().iterator();
    while (size > SIZE && oldest.hasNext()) {
      var entry = oldest.next();
      size -= size(entry.getKey(), entry.getValue());
      oldest.remove();
    }
  }

  private static Key key(Sheet sheet) {
    return new Key(sheet.context(), sheet.templates());
  }

  private static int size(Key key, List<String> given) {
    return key.templates().stream().mapToInt(String::length).sum()
        + given.stream().mapToInt(String::length).sum();
  }
}
