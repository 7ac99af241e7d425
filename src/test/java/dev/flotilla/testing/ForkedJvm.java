package dev.flotilla.testing;

/** Which of the JVMs that run tests side by side this one is; each has a cluster of its own. */
final class ForkedJvm {

  /** Numbers from one on; set by the build. */
  private static final int NUMBER = Integer.getInteger("flotilla.test.fork", 1);

  private ForkedJvm() {}

  /** A name for something that only this JVM uses: the first one's is as given. */
  static String own(String name) {
    return NUMBER == 1 ? name : name + NUMBER;
  }
}
