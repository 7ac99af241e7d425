package dev.flotilla.testing;

import dev.flotilla.git.GitServer;
import dev.flotilla.git.TestRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** One repository that is really served, with commits on its branch {@code main}. */
public final class ServedRepository implements AutoCloseable {

  private final GitServer server;
  private final TestRepository repository;
  private int commits;
  private String head;

  /** Serves a repository of one commit, kept in a folder. */
  public ServedRepository(Path folder) {
    try {
      server = new GitServer(folder);
      repository = new TestRepository(folder.resolve("repo.git"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    commit();
  }

  /** Adds a commit. */
  public void commit() {
    try {
      head = repository.commit("main", Map.of("app/a.yaml", "kind: A" + ++commits));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The id of the latest commit. */
  public String head() {
    return head;
  }

  public String url() {
    return server.url("repo.git");
  }

  /** How many requests it has had. */
  public int requests() {
    return server.requests().size();
  }

  @Override
  public void close() {
    server.close();
  }
}
