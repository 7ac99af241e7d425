package dev.flotilla.deploy.health;

/**
 * How an object on the cluster does, in the terms of kstatus.
 *
 * @param state the state
 * @param message why it is not {@link State#CURRENT}, for people; else empty
 */
public record Health(State state, String message) {

  /** States of kstatus. */
  public enum State {
    /** As wanted. */
    CURRENT,
    /** On its way. */
    IN_PROGRESS,
    /** Will not get there by itself. */
    FAILED,
    /** Being deleted. */
    TERMINATING,
    /** Not there. */
    NOT_FOUND
  }

  /** All is well. */
  public static final Health CURRENT = new Health(State.CURRENT, "");

  /** On its way, and what is still open. */
  static Health inProgress(String message) {
    return new Health(State.IN_PROGRESS, message);
  }

  /** It will not get there by itself. */
  static Health failed(String message) {
    return new Health(State.FAILED, message);
  }

  /** Whether nothing is left to wait for. */
  public boolean isCurrent() {
    return state == State.CURRENT;
  }

  /**
   * As Fleet's messages show it: {@code [progressing] Available: 0/1}; of a current object, empty.
   */
  public String summary() {
    var mark =
        switch (state) {
          case CURRENT -> "";
          case IN_PROGRESS -> "[progressing]";
          case FAILED -> "[error]";
          case TERMINATING -> "[terminating]";
          case NOT_FOUND -> "missing";
        };
    return message.isEmpty() ? mark : mark + " " + message;
  }
}
