package dev.flotilla.bundle;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleResource;
import java.util.List;

/**
 * What one directory of a commit gives: the name of a Bundle, its options and its files.
 *
 * @param id the name that Fleet makes of the path
 * @param path the directory, relative to the repository's root; {@code .} is the root itself
 * @param options what its {@code fleet.yaml} says; values files are in the values
 * @param files the files, sorted by name as Go sorts
 */
public record BundleFiles(String id, String path, FleetYaml options, List<BundleFile> files) {

  /** Fleet compresses the files of a Bundle whose JSON has this many bytes. */
  private static final int COMPRESS_FROM = 1_000_000;

  public BundleFiles {
    files = List.copyOf(files);
  }

  /** The Bundle's name. */
  public String name() {
    return options.name().isEmpty() ? id : options.name();
  }

  /**
   * The files as {@code spec.resources}, as Fleet packs them.
   *
   * @param otherBytes how many bytes of JSON the rest of the Bundle takes
   * @param compress whether all files are to be packed, however small the Bundle is
   */
  List<BundleResource> packed(int otherBytes, boolean compress) {
    var plain = resources(compress);
    if (compress || Manifest.of(plain).json().length + otherBytes < COMPRESS_FROM) {
      return plain;
    }
    return resources(true);
  }

  /**
   * Requires that a cluster can store the Bundle that was made of this, and its Content.
   *
   * @throws BundleReadException {@code TooLarge}
   */
  public void requireFits(Bundle bundle) {
    var bytes = Manifest.of(bundle.getSpec().resources).json().length;
    if (bytes > ReadLimits.OBJECT_BYTES) {
      throw new BundleReadException(
          BundleProblem.TooLarge,
          path,
          "the bundle takes %d bytes, more than the %d that a cluster can store; split the path into smaller ones"
              .formatted(bytes, ReadLimits.OBJECT_BYTES));
    }
  }

  private List<BundleResource> resources(boolean compress) {
    return files.stream().map(file -> file.toResource(compress)).toList();
  }
}
