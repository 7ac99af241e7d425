package dev.flotilla.git;

import static dev.flotilla.git.GitProblem.AuthenticationRequired;
import static dev.flotilla.git.GitProblem.RepositoryNotFound;
import static dev.flotilla.git.GitProblem.ServerError;
import static dev.flotilla.git.GitProblem.TooLarge;
import static dev.flotilla.git.GitProblem.Unreachable;

import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;

/** Tells what a failed exchange means. Texts of JGit and of the server are not shown. */
final class GitFailure {

  private GitFailure() {}

  static GitException of(Exception failure, GitSource source, HttpGuard guard) {
    var url = source.displayUrl();
    if (guard.tooLarge()) {
      return new GitException(TooLarge, url + " sent more data than allowed", failure);
    }
    if (guard.refusedRedirect().isPresent()) {
      var target = guard.refusedRedirect().get();
      return new GitException(
          ServerError,
          url + " redirects to " + target + ", which is not followed; set spec.repo to it",
          failure);
    }
    if (find(failure, UnknownHostException.class).isPresent()) {
      return new GitException(
          Unreachable, url + ": the host name " + source.url().getHost() + " is unknown", failure);
    }
    if (find(failure, InterruptedIOException.class).isPresent()) {
      return new GitException(Unreachable, url + " did not answer in time", failure);
    }
    if (find(failure, ConnectException.class).isPresent()) {
      return new GitException(Unreachable, url + ": the connection was refused", failure);
    }
    var tls = find(failure, SSLException.class);
    if (tls.isPresent()) {
      return new GitException(
          Unreachable, url + ": no secure connection (" + tls.get().getMessage() + ")", failure);
    }
    if (find(failure, SocketException.class).isPresent()) {
      return new GitException(Unreachable, url + ": the connection broke", failure);
    }
    return byStatus(failure, url, guard.lastStatus());
  }

  private static GitException byStatus(Exception failure, String url, int status) {
    return switch (status) {
      case 401 ->
          new GitException(
              AuthenticationRequired,
              url
                  + " asks for credentials (401); some servers say so when there is no such repository",
              failure);
      case 403 -> new GitException(AuthenticationRequired, url + " refuses access (403)", failure);
      case 404, 410 ->
          new GitException(RepositoryNotFound, url + ": no such repository (404)", failure);
      case 429 -> new GitException(ServerError, url + " asks to come back later (429)", failure);
      case 0, 200 ->
          find(failure, NoRemoteRepositoryException.class).isPresent()
              ? new GitException(RepositoryNotFound, url + " is no Git repository", failure)
              : new GitException(
                  ServerError, url + " did not answer as a Git server does", failure);
      default ->
          new GitException(ServerError, url + " answered with HTTP status " + status, failure);
    };
  }

  private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }
}
