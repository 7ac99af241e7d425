package dev.flotilla.git;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Optional;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;

/**
 * Makes the connections of one use of a remote repository, and keeps them in bounds: one deadline
 * and one budget of bytes over all of them, and no way to another origin. Remembers what the server
 * answered, so that a failure is told by facts and not by the text of an exception.
 */
final class HttpGuard implements HttpConnectionFactory {

  private final URI origin;
  private final long deadlineNanos;
  private long bytesLeft;
  private boolean tooLarge;
  private int lastStatus;
  private Optional<String> refusedRedirect = Optional.empty();

  HttpGuard(URI origin, GitLimits limits) {
    this.origin = origin;
    this.deadlineNanos = System.nanoTime() + limits.time().toNanos();
    this.bytesLeft = limits.wireBytes();
  }

  @Override
  public HttpConnection create(URL url) throws IOException {
    requireOrigin(url);
    return new GuardedConnection(url, this);
  }

  @Override
  public HttpConnection create(URL url, Proxy proxy) throws IOException {
    requireOrigin(url);
    return new GuardedConnection(url, proxy, this);
  }

  /** The status of the last answer; 0 when there was none. */
  int lastStatus() {
    return lastStatus;
  }

  boolean tooLarge() {
    return tooLarge;
  }

  /** Where the server wanted us to go instead, fit to be shown. */
  Optional<String> refusedRedirect() {
    return refusedRedirect;
  }

  /** Milliseconds until the deadline, at least 1 (0 would be for ever). */
  int millisLeft() throws InterruptedIOException {
    var millis = (deadlineNanos - System.nanoTime()) / 1_000_000;
    if (millis <= 0) {
      throw new InterruptedIOException("time is up");
    }
    return (int) Math.min(millis, Integer.MAX_VALUE);
  }

  void received(long bytes) throws IOException {
    bytesLeft -= bytes;
    if (bytesLeft < 0) {
      tooLarge = true;
      throw new IOException("more bytes than allowed");
    }
    millisLeft();
  }

  void answered(int status, URL from, String location) throws IOException {
    lastStatus = status;
    if (status >= 300 && status < 400 && location != null && !staysAtOrigin(from, location)) {
      throw new IOException("redirect refused");
    }
  }

  /** The old protocol of plain files may lead elsewhere too, by alternates. */
  private void requireOrigin(URL url) throws IOException {
    if (!staysAtOrigin(url, url.toString())) {
      throw new IOException("another origin");
    }
  }

  /** Another host may be an internal one, another scheme may be in the clear. */
  private boolean staysAtOrigin(URL from, String location) {
    try {
      var target = from.toURI().resolve(new URI(location));
      var stays = isOrigin(target);
      refusedRedirect = stays ? Optional.empty() : Optional.of(Redacted.of(target));
      return stays;
    } catch (URISyntaxException e) {
      refusedRedirect = Optional.of("a malformed address");
      return false;
    }
  }

  private boolean isOrigin(URI target) {
    return origin.getScheme().equalsIgnoreCase(target.getScheme())
        && origin.getHost().equalsIgnoreCase(target.getHost())
        && origin.getPort() == target.getPort();
  }
}
