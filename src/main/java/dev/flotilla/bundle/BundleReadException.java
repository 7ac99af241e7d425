package dev.flotilla.bundle;

import java.util.regex.Pattern;

/**
 * The files of a commit cannot be made into bundles. The message is one line, of {@value #LONGEST}
 * characters at most, that begins with where: {@code path:line:column: what}. Of contents of files
 * it holds no more than a word that is wrong.
 */
public final class BundleReadException extends RuntimeException {

  private static final int LONGEST = 1000;
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+|[\\u2028\\u2029]+");

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
    super(line(where(path, line, column) + message));
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

  /** What is wrong may be a word that somebody made long, or put lines into. */
  private static String line(String message) {
    var line = CONTROLS.matcher(message).replaceAll(" ");
    if (line.length() <= LONGEST) {
      return line;
    }
    var end = Character.isHighSurrogate(line.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
    return line.substring(0, end) + "…";
  }

  private static String where(String path, int line, int column) {
    if (path.isEmpty()) {
      return "";
    }
    return line > 0 ? path + ":" + line + ":" + column + ": " : path + ": ";
  }
}
