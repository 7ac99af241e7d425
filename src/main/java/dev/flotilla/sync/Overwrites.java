package dev.flotilla.sync;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.OverwrittenResource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes into Bundles which objects they get from other Bundles of the same GitRepo ({@code
 * spec.overwrites}): an object that moves from one directory to another is handed over, and not
 * deleted by the Bundle that it left.
 */
final class Overwrites {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Overwrites() {}

  /**
   * Changes the wanted Bundles. Those whose files did not change are not looked into, and keep what
   * they have taken over, so that the next sync has nothing to write.
   *
   * @param existing the GitRepo's Bundles as they are
   */
  static void write(Collection<Bundle> wanted, Collection<Bundle> existing) {
    var before = existing.stream().collect(Collectors.toMap(Overwrites::name, Function.identity()));
    var changed = wanted.stream().filter(bundle -> hasOtherFiles(bundle, before)).toList();
    wanted.stream()
        .filter(bundle -> before.containsKey(name(bundle)))
        .filter(bundle -> !changed.contains(bundle))
        .forEach(bundle -> add(bundle, overwrites(before.get(name(bundle)))));

    var objects = new HashMap<String, Set<BundleObject>>();
    changed.forEach(bundle -> objects.put(name(bundle), BundleObject.of(bundle)));
    var left = left(wanted, existing, objects);
    for (var bundle : changed) {
      var own = objects.get(name(bundle));
      if (before.containsKey(name(bundle))) {
        var kept = overwrites(before.get(name(bundle)));
        add(bundle, kept.stream().filter(each -> own.contains(BundleObject.of(each))).toList());
      }
      add(
          bundle,
          own.stream()
              .filter(object -> left.contains(object))
              .sorted()
              .map(BundleObject::overwritten)
              .toList());
    }
  }

  /** The objects that a Bundle had and has no more, or that were in one that goes. */
  private static Set<BundleObject> left(
      Collection<Bundle> wanted,
      Collection<Bundle> existing,
      Map<String, Set<BundleObject>> changed) {
    var names = wanted.stream().map(Overwrites::name).collect(Collectors.toSet());
    var left = new HashSet<BundleObject>();
    for (var bundle : existing) {
      var name = name(bundle);
      if (!names.contains(name) || changed.containsKey(name)) {
        var gone = BundleObject.of(bundle);
        gone.removeAll(changed.getOrDefault(name, Set.of()));
        left.addAll(gone);
      }
    }
    return left;
  }

  private static boolean hasOtherFiles(Bundle bundle, Map<String, Bundle> before) {
    var existing = before.get(name(bundle));
    return existing == null
        || !JSON.valueToTree(bundle.getSpec().resources)
            .equals(JSON.valueToTree(existing.getSpec().resources));
  }

  private static void add(Bundle bundle, List<OverwrittenResource> more) {
    var all = new LinkedHashSet<BundleObject>();
    overwrites(bundle).forEach(each -> all.add(BundleObject.of(each)));
    more.forEach(each -> all.add(BundleObject.of(each)));
    if (!all.isEmpty()) {
      bundle.getSpec().overwrites = all.stream().map(BundleObject::overwritten).toList();
    }
  }

  private static List<OverwrittenResource> overwrites(Bundle bundle) {
    return Objects.requireNonNullElse(bundle.getSpec().overwrites, List.of());
  }

  private static String name(Bundle bundle) {
    return bundle.getMetadata().getName();
  }
}
