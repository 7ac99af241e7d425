package dev.flotilla.git;

import java.io.IOException;
import java.net.URISyntaxException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;

/** JGit's HTTP transports, with every connection under guard. */
final class HttpTransports {

  private HttpTransports() {}

  static Transport open(GitSource source, HttpGuard guard) throws IOException, URISyntaxException {
    return guarded(Transport.open(new URIish(source.url().toString())), guard);
  }

  static Transport open(Repository repository, GitSource source, HttpGuard guard)
      throws IOException, URISyntaxException {
    return guarded(Transport.open(repository, new URIish(source.url().toString())), guard);
  }

  private static Transport guarded(Transport transport, HttpGuard guard)
      throws NotSupportedException {
    if (transport instanceof TransportHttp http) {
      http.setHttpConnectionFactory(guard);
      return http;
    }
    transport.close();
    throw new NotSupportedException("not http");
  }
}
