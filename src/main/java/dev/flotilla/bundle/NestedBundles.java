package dev.flotilla.bundle;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Files that are in a bundle but not its own: a directory below it that has a {@code fleet.yaml} is
 * a bundle by itself. As in Fleet its files are in both, and only deployed with their own.
 *
 * @param directories the directories of other bundles, relative to this one, ending in a slash
 */
public record NestedBundles(Set<String> directories) {

  /**
   * @param names the names of all files of the bundle
   */
  public static NestedBundles of(Collection<String> names) {
    return new NestedBundles(
        names.stream()
            .filter(name -> name.indexOf('/') > 0 && isOptions(name))
            .map(name -> name.substring(0, name.lastIndexOf('/') + 1))
            .collect(Collectors.toSet()));
  }

  /** Whether a file is one that the bundle itself deploys. */
  public boolean isOwn(String name) {
    return !isOptions(name) && directories.stream().noneMatch(name::startsWith);
  }

  private static boolean isOptions(String name) {
    return BundleReader.FLEET_YAML.contains(name.substring(name.lastIndexOf('/') + 1));
  }
}
