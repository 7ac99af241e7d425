package dev.flotilla.testing;

import dev.flotilla.cleanup.CleanupCommand;
import dev.flotilla.command.FlotillaCommand;
import dev.flotilla.command.Version;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/**
 * What a person sees who runs {@code flotilla}.
 *
 * @param code the exit code
 * @param out standard output
 * @param err standard error
 */
public record Terminal(int code, String out, String err) {

  /** The version that commands say they are when they run in the test's process. */
  public static final String VERSION = "1.2.3";

  private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

  /** Runs a command in the test's process. */
  public static Terminal run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var code =
        line()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Terminal(code, out.toString(), err.toString());
  }

  /** The command line as the program has it. */
  public static CommandLine line() {
    return FlotillaCommand.line(Terminal::create);
  }

  /** Of the commands of pods no more is needed than that they are there. */
  private static <K> K create(Class<K> type) throws Exception {
    if (type == Version.class) {
      return type.cast(new Version(VERSION));
    }
    if (type == CleanupCommand.class) {
      var constructor = type.getDeclaredConstructor(KubernetesClient.class, Clock.class);
      constructor.setAccessible(true);
      return constructor.newInstance(null, null);
    }
    return CommandLine.defaultFactory().create(type);
  }

  /** Runs the packaged program, as people do. */
  public static Terminal program(Path kubeconfig, String... arguments) {
    try {
      var out = Files.createTempFile("flotilla", ".out");
      var err = Files.createTempFile("flotilla", ".err");
      var command =
          new ArrayList<>(
              List.of(
                  ProcessHandle.current().info().command().orElseThrow(),
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-jar",
                  JAR.toString()));
      command.addAll(List.of(arguments));
      var builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().put("KUBECONFIG", kubeconfig.toString());
      var process = builder.start();
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException("still at work after 2 minutes: " + command);
      }
      var seen = new Terminal(process.exitValue(), Files.readString(out), Files.readString(err));
      Files.delete(out);
      Files.delete(err);
      return seen;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
