package dev.flotilla.status;

/** The reasons in conditions and events: one word each, stable, for programs to match on. */
public enum Reason {
  /** All that is wanted is there and healthy. */
  Succeeded,
  /** Work is under way. */
  Progressing,
  /** Nothing has been seen of it yet. */
  Pending,
  /** What is applied is not healthy (yet). */
  NotReady,
  /** The wanted version is not applied yet. */
  WaitApplied,
  /** Bundles that it depends on are not in a good state on the cluster yet. */
  DependencyNotReady,
  /** Applying failed. */
  ErrApplied,
  /** No service account may be used for what is wanted. */
  AccountError,
  /** An object on the cluster is missing or was changed by somebody else. */
  Modified,
  /** A newer version is held back. */
  OutOfSync,
  /** What was applied cannot be watched, only looked at from time to time. */
  NotWatched,
  /** The feature continuous-delivery is off. */
  FeatureDisabled,
  /** The remote repository could not be read. */
  GitError,
  /** The sync Job failed. */
  SyncFailed,
  /** The sync Job is there, but its pod cannot run (yet). */
  SyncBlocked,
  /** The API server refused a request, or could not be reached. */
  ClusterError,
  /** The specification asks for something that is not served (yet). */
  NotSupported,
  /** The specification cannot be right. */
  Invalid,
  /** The namespace does not allow what the specification asks for. */
  PolicyViolation,
  /** The feature is on and runs. */
  Enabled,
  /** The feature is on its way to on. */
  Enabling,
  /** The feature is off and all of it is gone. */
  Disabled,
  /** The feature is on its way to off. */
  Disabling,
  /** Something cannot be removed; the message names it. */
  RemovalBlocked,
  /** Objects that an older version left behind are there, and are not to be removed. */
  LeftoversFound,
  /** Controllers of Rancher Fleet run here, which own the same objects. */
  ForeignController,
  /** Somebody else's object has a name that is needed. */
  NameTaken
}
