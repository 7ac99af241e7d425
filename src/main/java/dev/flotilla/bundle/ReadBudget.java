package dev.flotilla.bundle;

import static dev.flotilla.bundle.BundleProblem.TooLarge;

/** Keeps the files of all bundles of one commit, and of their charts, within the limits. */
final class ReadBudget {

  private final ReadLimits limits;
  private long bytes;
  private int files;

  ReadBudget(ReadLimits limits) {
    this.limits = limits;
  }

  /** One file that is no part of a bundle's files. */
  byte[] file(SourceTree tree, String path) {
    var content = tree.read(path, limits.fileBytes() + 1);
    if (content.length > limits.fileBytes()) {
      throw new BundleReadException(
          TooLarge, path, "larger than the " + limits.fileBytes() + " bytes that a file may have");
    }
    return content;
  }

  /** One file that is a part of a bundle's files. */
  byte[] counted(SourceTree tree, String path) {
    var content = file(tree, path);
    count(path, content);
    return content;
  }

  /** Counts a file that did not come from a tree. */
  void count(String path, byte[] content) {
    files++;
    bytes += content.length;
    if (files > limits.files() || bytes > limits.totalBytes()) {
      throw new BundleReadException(
          TooLarge,
          path,
          "the paths hold more than %d files or %d bytes; use several GitRepos"
              .formatted(limits.files(), limits.totalBytes()));
    }
  }
}
