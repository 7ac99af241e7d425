package dev.flotilla.bundle;

/** What can be wrong with the files of a commit, as one stable word for programs. */
public enum BundleProblem {
  /** An entry of spec.paths is not one that may be used. */
  InvalidPath,
  /** An entry of spec.paths is not there. */
  PathNotFound,
  /** The paths hold no manifest at all; nothing is pruned then. */
  NoResources,
  /** A link leads out of the repository, or nowhere. */
  BadLink,
  /** A file is no valid YAML, or holds something else than Kubernetes objects. */
  InvalidYaml,
  /** More than a Kubernetes object can hold, or than a sync may read. */
  TooLarge,
  /** A way of describing a bundle that is not served yet. */
  NotSupported
}
