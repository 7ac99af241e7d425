package dev.flotilla.bundle;

import dev.flotilla.api.fleet.BundleSpec;
import dev.flotilla.api.fleet.BundleTarget;
import dev.flotilla.api.fleet.BundleTargetRestriction;
import java.util.List;

/**
 * The targets of a GitRepo in a file, as Fleet gives them to its command line.
 *
 * @param targets where to deploy to
 * @param restrictions the clusters that may be deployed to
 */
public record TargetsFile(List<BundleTarget> targets, List<BundleTargetRestriction> restrictions) {

  private static final List<String> CONVERTING = List.of("targets", "targetRestrictions");

  /** No file. */
  public static final TargetsFile NONE = new TargetsFile(List.of(), List.of());

  /**
   * Reads a file.
   *
   * @param path for messages
   * @param strict whether a field that is not known is an error
   * @throws BundleReadException {@code InvalidYaml} with the place
   */
  public static TargetsFile of(String path, byte[] content, boolean strict) {
    return new FleetYamlReader(strict)
        .document(path, content)
        .map(node -> new FieldReader(path, strict, CONVERTING).read(BundleSpec.class, node))
        .map(spec -> new TargetsFile(orEmpty(spec.targets), orEmpty(spec.targetRestrictions)))
        .orElse(NONE);
  }

  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : list;
  }
}
