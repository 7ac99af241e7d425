package dev.flotilla.command.terminal;

/** How commands for people end, for scripts. */
public final class ExitCodes {

  /** Done, or everything is as it is meant to be. */
  public static final int FINE = 0;

  /** It could not be done or found out; standard error says why. */
  public static final int ERROR = 1;

  /** The command line is wrong. */
  public static final int USAGE = 2;

  /** What is wanted is not reached: still on the way, held by something, or not in time. */
  public static final int NOT_REACHED = 3;

  private ExitCodes() {}
}
