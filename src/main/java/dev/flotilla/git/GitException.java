package dev.flotilla.git;

/** A remote repository could not be read. The message is one line for people, without secrets. */
public final class GitException extends RuntimeException {

  private final GitProblem problem;

  /**
   * @param problem what is wrong, for programs
   * @param message what is wrong and what to do, for people
   */
  public GitException(GitProblem problem, String message) {
    super(message);
    this.problem = problem;
  }

  GitException(GitProblem problem, String message, Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  /** What is wrong, for programs. */
  public GitProblem problem() {
    return problem;
  }
}
