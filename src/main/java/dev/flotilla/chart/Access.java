package dev.flotilla.chart;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * How charts are fetched from a server.
 *
 * @param username empty when there are no credentials
 * @param password empty when there are no credentials
 * @param trust which certificates are believed
 * @param plainHttp whether registries are asked by http instead of https
 */
public record Access(String username, String password, Trust trust, boolean plainHttp) {

  /** Without credentials, by the rules of the system. */
  public static final Access ANONYMOUS = new Access("", "", Trust.SYSTEM, false);

  /** The same without credentials. */
  public Access anonymous() {
    return new Access("", "", trust, plainHttp);
  }

  /** Whether there are credentials; Fleet takes them when both parts are given. */
  public boolean hasCredentials() {
    return !username.isEmpty() && !password.isEmpty();
  }

  /** The header that holds the credentials, where there are some. */
  Optional<String> basic() {
    if (!hasCredentials()) {
      return Optional.empty();
    }
    var both = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
    return Optional.of("Basic " + Base64.getEncoder().encodeToString(both));
  }

  /** Without what is secret, so that it may get into a message. */
  @Override
  public String toString() {
    return "Access[credentials=" + hasCredentials() + ", plainHttp=" + plainHttp + "]";
  }
}
