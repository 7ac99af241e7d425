package dev.flotilla.gitrepo;

import dev.flotilla.git.GitProblem;
import java.time.Instant;

/** What the last look at a remote repository showed. */
public sealed interface Poll {

  /** When it was. */
  Instant at();

  /** Whether another look showed the same, whenever that was. */
  boolean showsTheSameAs(Poll other);

  /**
   * What is followed is at this commit.
   *
   * @param commit its full id
   */
  record Found(String commit, Instant at) implements Poll {

    @Override
    public boolean showsTheSameAs(Poll other) {
      return other instanceof Found found && found.commit.equals(commit);
    }
  }

  /**
   * The repository could not be read, or does not hold what is followed.
   *
   * @param problem what is wrong, for programs
   * @param message what is wrong, for people
   */
  record Failed(GitProblem problem, String message, Instant at) implements Poll {

    @Override
    public boolean showsTheSameAs(Poll other) {
      return other instanceof Failed failed
          && failed.problem == problem
          && failed.message.equals(message);
    }
  }
}
