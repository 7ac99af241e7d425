package dev.flotilla.gitrepo;

import java.time.Instant;

/** The one thing to do next for the sync of a GitRepo. */
public sealed interface SyncStep {

  /** Nothing: what is followed has not been seen yet, or it is synced, or failed for good. */
  record Rest() implements SyncStep {}

  /** Nothing before that time, then a further attempt. */
  record BackOff(Instant until) implements SyncStep {}

  /** Make a Job. */
  record Start(SyncKey key) implements SyncStep {}

  /** A Job for this key is under way. */
  record Await(SyncKey key, String job) implements SyncStep {}

  /** The Job for this key has ended: take in its verdict. */
  record Judge(SyncKey key, String job) implements SyncStep {}

  /** A Job stands in the way: one for another key, or the record of a former attempt. */
  record Remove(String job) implements SyncStep {}

  /** A Job in the way is being deleted. */
  record Leave(String job) implements SyncStep {}
}
