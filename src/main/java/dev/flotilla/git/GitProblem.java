package dev.flotilla.git;

/** What can be wrong with a remote repository, as one stable word for programs. */
public enum GitProblem {
  /** The server knows no such repository (404), or it is none. */
  RepositoryNotFound(false),
  /** The server wants credentials, or refuses those it was given (401, 403). */
  AuthenticationRequired(false),
  /** No answer: the name does not resolve, the connection is refused or breaks, time is up. */
  Unreachable(true),
  /** The repository has no such branch, tag or commit. */
  RevisionNotFound(false),
  /** The server answered with an error of its own, or not in Git's protocol. */
  ServerError(true),
  /** More bytes or files than a sync may take. */
  TooLarge(false),
  /** A way of transport that is not served (yet). */
  NotSupported(false),
  /** The address, branch or revision cannot be right. */
  Invalid(false);

  private final boolean retryable;

  GitProblem(boolean retryable) {
    this.retryable = retryable;
  }

  /** Whether the very same request may well succeed a little later, with nothing changed. */
  public boolean retryable() {
    return retryable;
  }
}
