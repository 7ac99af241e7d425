package dev.flotilla.bundle;

/**
 * A chart cannot be had. The message is one line for people that names the chart; it holds no
 * secret and nothing that a server wrote.
 */
public final class ChartException extends RuntimeException {

  private final BundleProblem problem;

  /**
   * @param problem what is wrong, for programs
   * @param message what is wrong and what to do
   */
  public ChartException(BundleProblem problem, String message) {
    super(message);
    this.problem = problem;
  }

  /** What is wrong, for programs. */
  public BundleProblem problem() {
    return problem;
  }
}
