package dev.flotilla.git;

import java.time.Duration;

/**
 * How much one use of a remote repository may take.
 *
 * @param time from the first byte to the last, in sum over all requests
 * @param wireBytes bytes received, in sum over all requests
 * @param treeBytes bytes of a commit's files, unpacked
 * @param treeFiles files of a commit
 */
public record GitLimits(Duration time, long wireBytes, long treeBytes, int treeFiles) {

  /**
   * For looking at refs: Fleet's {@code gitClientTimeout}, and room for about 100,000 refs from a
   * server that cannot send only those asked for, in a process whose heap is 64 MiB.
   */
  public static final GitLimits LOOK = new GitLimits(Duration.ofSeconds(30), 8 << 20, 0, 0);

  /**
   * For a clone: what an emptyDir of 1 GiB holds, packed and unpacked, and time enough for it on a
   * slow line.
   */
  public static final GitLimits CLONE =
      new GitLimits(Duration.ofMinutes(5), 256L << 20, 512L << 20, 100_000);
}
