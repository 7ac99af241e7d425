package dev.flotilla.testing;

import dev.flotilla.git.GitServer;
import dev.flotilla.git.TestRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Git server on this machine that pods reach, with the repositories of one test class. */
public final class PodGit implements AutoCloseable {

  private final Path folder;
  private final GitServer server;

  /** Serves on a free port. */
  public PodGit() {
    this(0);
  }

  /** Serves on a port of choice. */
  public PodGit(int port) {
    try {
      folder = Files.createTempDirectory("flotilla-repositories");
      server = new GitServer(folder, new InetSocketAddress(NodeCluster.host(), port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes an empty repository. */
  public TestRepository repository(String name) throws IOException {
    return new TestRepository(folder.resolve(name + ".git"));
  }

  /** The address of a repository, there or not, for pods. */
  public String url(String name) {
    return url(name, server.port());
  }

  /** The address of a repository, for pods and for this machine alike. */
  public String urlEverywhere(String name) {
    return "http://%s:%d/%s.git".formatted(NodeCluster.host(), server.port(), name);
  }

  /** The address of a repository on another port of this machine. */
  public static String url(String name, int port) {
    return "http://host.flotilla.local:%d/%s.git".formatted(port, name);
  }

  public GitServer server() {
    return server;
  }

  /** How often somebody began to look at, or to clone, a repository. */
  public long looks(String name) {
    return server.requests().stream()
        .filter(request -> request.contains("/" + name + ".git/info/refs"))
        .count();
  }

  @Override
  public void close() {
    server.close();
    try (var files = Files.walk(folder)) {
      files.sorted((one, other) -> other.compareTo(one)).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
