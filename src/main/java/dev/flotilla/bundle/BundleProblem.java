package dev.flotilla.bundle;

/** What can be wrong with the files of a commit, as one stable word for programs. */
public enum BundleProblem {
  /** An entry of spec.paths is not one that may be used. */
  InvalidPath,
  /** An entry of spec.paths is not there. */
  PathNotFound,
  /** An entry of spec.paths is a file. */
  NoDirectory,
  /** The paths hold no manifest at all; nothing is pruned then. */
  NoResources,
  /** A link leads out of the repository, or nowhere. */
  BadLink,
  /** A file is no valid YAML, or holds something else than Kubernetes objects. */
  InvalidYaml,
  /** More than a Kubernetes object can hold, or than a sync may read. */
  TooLarge,
  /** A way of describing a bundle that is not served yet. */
  NotSupported,
  /** There is no such chart, or no such version of it, where it should be. */
  ChartNotFound,
  /** What was fetched is no chart, or one that would harm. */
  BadChart,
  /** The server of a chart wants credentials, or refuses those that it was given. */
  ChartForbidden,
  /** The server of a chart does not answer, or not as it should; that may pass. */
  ChartUnavailable;

  /** Whether the very same read may well succeed a little later, with nothing changed. */
  public boolean retryable() {
    return this == ChartUnavailable;
  }
}
