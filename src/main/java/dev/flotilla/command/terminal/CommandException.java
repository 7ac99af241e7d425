package dev.flotilla.command.terminal;

/** Why a command cannot do its work; the message is one sentence for a person, with what to do. */
public final class CommandException extends RuntimeException {

  public CommandException(String message) {
    super(message);
  }

  public CommandException(String message, Throwable cause) {
    super(message, cause);
  }
}
