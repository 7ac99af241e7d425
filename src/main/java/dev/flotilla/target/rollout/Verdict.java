package dev.flotilla.target.rollout;

/** What a cluster gets in this round. */
public enum Verdict {
  /** The newest version. */
  RELEASE,
  /** The newest version is laid ready, and what runs stays. */
  STAGE,
  /** It is new to the bundle, and its turn has not come. */
  WAIT
}
