package dev.flotilla.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A bare repository, filled by Git's plumbing so that it can hold what no honest user commits. */
public final class TestRepository {

  private final Path directory;

  /** Makes an empty repository. */
  public TestRepository(Path directory) throws IOException {
    this.directory = directory;
    git(new byte[0], "init", "--quiet", "--bare", ".");
  }

  /**
   * Commits files, and nothing else, on top of a branch.
   *
   * @param files contents by path; a content that begins with {@code link:} makes a symbolic link
   * @return the commit's id
   */
  public String commit(String branch, Map<String, String> files) throws IOException {
    return commit(branch, files, true);
  }

  /** Replaces a branch by one commit without a history: a forced push. */
  public String force(String branch, Map<String, String> files) throws IOException {
    return commit(branch, files, false);
  }

  /** Runs Git in the repository and returns what it prints. */
  public String git(byte[] input, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    directory.toFile().mkdirs();
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    var env = builder.environment();
    env.put("GIT_CONFIG_GLOBAL", "/dev/null");
    env.put("GIT_CONFIG_NOSYSTEM", "1");
    for (var role : List.of("AUTHOR", "COMMITTER")) {
      env.put("GIT_" + role + "_NAME", "a");
      env.put("GIT_" + role + "_EMAIL", "a@example.com");
    }
    var process = builder.redirectErrorStream(true).start();
    try (var out = process.getOutputStream()) {
      out.write(input);
    }
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(command + ": " + output);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return output.strip();
  }

  private String commit(String branch, Map<String, String> files, boolean onTop)
      throws IOException {
    var ref = "refs/heads/" + branch;
    var stream = new ByteArrayOutputStream();
    line(stream, "commit " + ref);
    line(stream, "committer a <a@example.com> 1700000000 +0000");
    data(stream, "a change");
    if (onTop && !git(new byte[0], "for-each-ref", ref).isEmpty()) {
      line(stream, "from " + ref + "^0");
    }
    line(stream, "deleteall");
    for (var file : files.entrySet()) {
      var link = file.getValue().startsWith("link:");
      line(stream, "M " + (link ? "120000" : "100644") + " inline " + file.getKey());
      data(stream, link ? file.getValue().substring(5) : file.getValue());
    }
    git(stream.toByteArray(), "fast-import", "--quiet", "--force");
    return git(new byte[0], "rev-parse", ref);
  }

  private static void line(ByteArrayOutputStream out, String text) {
    out.writeBytes((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void data(ByteArrayOutputStream out, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    line(out, "data " + bytes.length);
    out.writeBytes(bytes);
    line(out, "");
  }
}
