package dev.flotilla.git;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Proxy;
import java.net.URL;
import org.eclipse.jgit.transport.http.JDKHttpConnection;

/** One HTTP exchange within the bounds of an {@link HttpGuard}. */
final class GuardedConnection extends JDKHttpConnection {

  private final HttpGuard guard;

  GuardedConnection(URL url, HttpGuard guard) throws IOException {
    super(url);
    this.guard = guard;
    limitTime();
  }

  GuardedConnection(URL url, Proxy proxy, HttpGuard guard) throws IOException {
    super(url, proxy);
    this.guard = guard;
    limitTime();
  }

  private void limitTime() throws IOException {
    super.setConnectTimeout(guard.millisLeft());
    super.setReadTimeout(guard.millisLeft());
  }

  @Override
  public void setConnectTimeout(int timeout) {
    // The guard's deadline counts.
  }

  @Override
  public void setReadTimeout(int timeout) {
    // The guard's deadline counts.
  }

  /** No compression on top of Git's own, so that the bytes counted are the bytes that arrive. */
  @Override
  public void setRequestProperty(String key, String value) {
    if (!key.equalsIgnoreCase("Accept-Encoding")) {
      super.setRequestProperty(key, value);
    }
  }

  @Override
  public String getHeaderField(String name) {
    return name.equalsIgnoreCase("Content-Encoding") ? null : super.getHeaderField(name);
  }

  @Override
  public int getResponseCode() throws IOException {
    var status = super.getResponseCode();
    guard.answered(status, getURL(), super.getHeaderField("Location"));
    return status;
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    limitTime();
    return super.getOutputStream();
  }

  @Override
  public InputStream getInputStream() throws IOException {
    limitTime();
    return new Counted(super.getInputStream());
  }

  private final class Counted extends FilterInputStream {

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      var octet = super.read();
      guard.received(octet < 0 ? 0 : 1);
      return octet;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      var count = super.read(buffer, offset, length);
      guard.received(Math.max(count, 0));
      return count;
    }
  }
}
