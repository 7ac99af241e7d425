package dev.flotilla.bundle;

import dev.flotilla.api.fleet.BundleResource;
import java.util.List;

/**
 * What one path of a commit gives: the name of a Bundle and its files.
 *
 * @param name the Bundle's name, as Fleet makes it
 * @param path the directory, relative to the repository's root; {@code .} is the root itself
 * @param files the files, sorted by name as Go sorts
 */
public record BundleFiles(String name, String path, List<BundleFile> files) {

  /** Fleet compresses the files of a Bundle whose JSON has this many bytes. */
  private static final int COMPRESS_FROM = 1_000_000;

  public BundleFiles {
    files = List.copyOf(files);
  }

  /**
   * The files as {@code spec.resources}.
   *
   * @param otherBytes how many bytes of JSON the rest of the Bundle takes
   * @throws BundleReadException {@code TooLarge} when the cluster could not store the Bundle or its
   *     Content
   */
  public List<BundleResource> resources(int otherBytes) {
    var plain = resources(false);
    var size = Manifest.of(plain).json().length;
    if (size + otherBytes < COMPRESS_FROM) {
      return plain;
    }
    var compressed = resources(true);
    requireFits(Manifest.of(compressed).json().length + otherBytes);
    return compressed;
  }

  private List<BundleResource> resources(boolean compress) {
    return files.stream().map(file -> file.toResource(compress)).toList();
  }

  /** The Content is a compressed copy, so it fits whenever the Bundle does. */
  private void requireFits(int bytes) {
    if (bytes > ReadLimits.OBJECT_BYTES) {
      throw new BundleReadException(
          BundleProblem.TooLarge,
          path,
          "the bundle takes %d bytes, more than the %d that a cluster can store; split the path into smaller ones"
              .formatted(bytes, ReadLimits.OBJECT_BYTES));
    }
  }
}
