package dev.flotilla.deploy;

import dev.flotilla.bundle.NestedBundles;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/** Turns the contents of a bundle into the objects that it wants, in the order to apply them. */
public final class Rendering {

  private Rendering() {}

  /**
   * Renders plain manifests: every {@code .yaml}, {@code .yml} and {@code .json} file holds
   * objects; other files are left alone, and so are directories that are bundles by themselves.
   * Patches below {@code overlays/} are not objects.
   *
   * @param content the Content's bytes, gzip of JSON
   * @param placement the rules for namespaces
   * @param owner whose objects they will be
   * @param scopes the types that the cluster knows
   * @throws RenderException when the contents cannot be right; nothing may be applied then
   */
  static List<Manifest> render(byte[] content, Placement placement, Owner owner, Scopes scopes) {
    var read = ContentReader.read(content);
    var nested = NestedBundles.of(read.stream().map(BundleFile::path).toList());
    var files = read.stream().filter(file -> nested.isOwn(file.path())).toList();
    files.forEach(Rendering::refuseTools);
    var manifests =
        files.stream()
            .filter(BundleFile::holdsObjects)
            .flatMap(file -> ManifestReader.read(file).stream())
            .toList();
    return place(manifests, placement, owner, scopes);
  }

  /**
   * Puts objects into their namespaces, marks them as the owner's, and sorts them.
   *
   * @throws RenderException when one is there twice, or may not be where it is put
   */
  static List<Manifest> place(
      List<Manifest> manifests, Placement placement, Owner owner, Scopes scopes) {
    var types = new BundledTypes(manifests, scopes);
    var placed = manifests.stream().map(manifest -> placement.place(manifest, types)).toList();
    refuseDuplicates(placed);
    return placed.stream()
        .map(owner::mark)
        .sorted(Comparator.comparing(Manifest::key, ApplyOrder.applying()))
        .toList();
  }

  private static void refuseTools(BundleFile file) {
    if (!file.tool().isEmpty()) {
      throw new NotSupportedException(
          "%s: %s is not served yet; only plain manifests are".formatted(file.path(), file.tool()));
    }
  }

  private static void refuseDuplicates(List<Manifest> manifests) {
    var seen = new HashMap<ObjectKey, Manifest>();
    for (var manifest : manifests) {
      var first = seen.putIfAbsent(manifest.key().withoutVersion(), manifest);
      if (first != null) {
        throw new RenderException(
            "%s: %s is already in %s; remove one of them"
                .formatted(manifest.origin(), manifest.key(), first.origin()));
      }
    }
  }
}
