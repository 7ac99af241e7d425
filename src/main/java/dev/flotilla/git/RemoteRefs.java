package dev.flotilla.git;

import static dev.flotilla.git.GitProblem.RevisionNotFound;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.RefSpec;

/**
 * Looks up what a branch or tag of a remote repository points at, by {@code ls-remote} over HTTP.
 * Asks for that one ref only, where the server speaks version 2 of Git's protocol. Blocks, at most
 * as long as its limits say; safe to use from many threads.
 */
public final class RemoteRefs {

  private final GitLimits limits;

  /** Looks within {@link GitLimits#LOOK}. */
  public RemoteRefs() {
    this(GitLimits.LOOK);
  }

  /** Looks within other limits. */
  public RemoteRefs(GitLimits limits) {
    IsolatedSystemReader.install();
    this.limits = limits;
  }

  /**
   * The commit that is to be deployed now.
   *
   * @return the full id; a commit that the source names is returned as it is, without a look at the
   *     remote, and a tag gives the commit that it tags
   * @throws GitException what is wrong, classified
   */
  public String resolve(GitSource source) {
    return source.commit().orElseGet(() -> look(source, source.ref().orElseThrow()));
  }

  private String look(GitSource source, String name) {
    var guard = new HttpGuard(source.url(), limits);
    try (var transport = HttpTransports.open(source, guard);
        var connection = transport.openFetch(List.of(new RefSpec(name + ":" + name)))) {
      var ref = connection.getRef(name);
      if (ref == null) {
        throw new GitException(
            RevisionNotFound,
            source.displayRevision() + " does not exist in " + source.displayUrl());
      }
      return commitOf(ref);
    } catch (GitException e) {
      throw e;
    } catch (IOException | URISyntaxException | RuntimeException e) {
      // JGit meets some malformed answers with unchecked exceptions.
      throw GitFailure.of(e, source, guard);
    }
  }

  private static String commitOf(Ref ref) {
    var peeled = ref.getPeeledObjectId();
    return (peeled == null ? ref.getObjectId() : peeled).name();
  }
}
