package dev.flotilla.bundle;

/**
 * The files of a commit cannot be made into bundles. The message is one line that begins with
 * where: {@code path:line:column: what}. It never holds contents of files.
 */
public final class BundleReadException extends RuntimeException {

  private final BundleProblem problem;
  private final String path;
  private final int line;
  private final int column;

  /**
   * @param problem what is wrong, for programs
   * @param path the file or directory, relative to the repository's root; may be empty
   * @param line counted from 1; 0 when it is not about a line
   * @param column counted from 1; 0 when it is not about a place in a line
   * @param message what is wrong and what to do, for people
   */
  public BundleReadException(
      BundleProblem problem, String path, int line, int column, String message) {
    super(where(path, line, column) + message);
    this.problem = problem;
    this.path = path;
    this.line = line;
    this.column = column;
  }

  BundleReadException(BundleProblem problem, String path, String message) {
    this(problem, path, 0, 0, message);
  }

  /** What is wrong, for programs. */
  public BundleProblem problem() {
    return problem;
  }

  /** The file or directory, relative to the repository's root; may be empty. */
  public String path() {
    return path;
  }

  /** The line, counted from 1; 0 when it is not about a line. */
  public int line() {
    return line;
  }

  /** The column, counted from 1; 0 when it is not about a place in a line. */
  public int column() {
    return column;
  }

  private static String where(String path, int line, int column) {
    if (path.isEmpty()) {
      return "";
    }
    return line > 0 ? path + ":" + line + ":" + column + ": " : path + ": ";
  }
}
