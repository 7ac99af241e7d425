package dev.flotilla.tool;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/**
 * A program on this machine.
 *
 * @param name as people call it
 * @param file where it is; empty = it is not installed
 */
public record Tool(String name, Optional<Path> file) {

  /** Each takes memory that is counted with the operator's, so that only one runs at a time. */
  private static final Semaphore PLACE = new Semaphore(1, true);

  /** The program of this name in the directories of {@code PATH}. */
  public static Tool named(String name) {
    return named(name, Optional.ofNullable(System.getenv("PATH")).orElse(""));
  }

  /**
   * @param path directories, separated as in {@code PATH}
   */
  public static Tool named(String name, String path) {
    return new Tool(
        name,
        Pattern.compile(File.pathSeparator, Pattern.LITERAL)
            .splitAsStream(path)
            .filter(folder -> !folder.isEmpty())
            .map(folder -> Path.of(folder, name).toAbsolutePath())
            .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
            .findFirst());
  }

  /**
   * Runs it and waits for its end. It sees nothing of this process but {@code PATH}.
   *
   * @param arguments each as it is, no shell reads them
   * @param home its home and working directory, which is the caller's to remove
   * @throws ToolException when it is not installed, cannot be started, or goes over a limit
   */
  public Answer run(List<String> arguments, Path home, ToolLimits limits) {
    var command = new ArrayList<String>();
    command.add(
        file.orElseThrow(
                () ->
                    new ToolException(
                        "the program %s is needed and not installed; put it into a directory of PATH"
                            .formatted(name)))
            .toString());
    command.addAll(arguments);
    PLACE.acquireUninterruptibly();
    try {
      return new Run(name, start(command, home, limits), limits).end();
    } finally {
      PLACE.release();
    }
  }

  private Process start(List<String> command, Path home, ToolLimits limits) {
    var builder = new ProcessBuilder(command).directory(home.toFile());
    var environment = builder.environment();
    environment.clear();
    environment.put("PATH", Optional.ofNullable(System.getenv("PATH")).orElse(""));
    environment.put("HOME", home.toString());
    // Go collects garbage earlier when it comes near this; what it does hold is watched besides.
    environment.put("GOMEMLIMIT", limits.memory() / 2 + "B");
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new ToolException("%s cannot be started: %s".formatted(name, e.getMessage()), e);
    }
  }
}
