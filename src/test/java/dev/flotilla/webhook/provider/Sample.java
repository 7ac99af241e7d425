package dev.flotilla.webhook.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A delivery as a provider sends it, for tests.
 *
 * @param provider the name of the provider
 * @param headers all of its headers but the signature
 * @param body as it would be on the wire
 */
public record Sample(String provider, Map<String, String> headers, byte[] body) {

  public static final String COMMIT = "0746f43f5898fd727f176c18b6528bd048336c6c";

  private static final Map<String, Map<String, String>> HEADERS =
      Map.of(
          "github", Map.of("X-GitHub-Event", "push", "X-GitHub-Delivery", "72d3162e"),
          "gogs", Map.of("X-Gogs-Event", "push", "X-Gitea-Event", "push", "X-GitHub-Event", "push"),
          "gitlab", Map.of("X-Gitlab-Event", "Push Hook", "X-Gitlab-Event-UUID", "13792a34"),
          "bitbucket", Map.of("X-Event-Key", "repo:push", "X-Hook-UUID", "another"),
          "bitbucket-server", Map.of("X-Event-Key", "repo:refs_changed", "X-Request-Id", "1"),
          "azure", Map.of("X-Vss-Activityid", "0a1b", "X-Vss-Subscriptionid", "2c3d"));

  /** One of each provider. */
  public static List<Sample> all() {
    return HEADERS.keySet().stream().sorted().map(Sample::of).toList();
  }

  /** The push of a provider, as it is in the test's resources. */
  public static Sample of(String provider) {
    try (var in = Sample.class.getResourceAsStream(provider + ".json")) {
      return new Sample(provider, HEADERS.get(provider), in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with another body. */
  public Sample with(String body) {
    return new Sample(provider, headers, body.getBytes(UTF_8));
  }

  /** The same with one header more. */
  public Sample with(String header, String value) {
    var more = new HashMap<>(headers);
    more.put(header, value);
    return new Sample(provider, more, body);
  }

  /** The headers together with the signature that a secret makes. */
  public Map<String, String> signed(String secret) {
    return switch (provider) {
      case "github" -> with("X-Hub-Signature-256", "sha256=" + hmac("HmacSHA256", secret)).headers;
      case "gogs" -> with("X-Gogs-Signature", hmac("HmacSHA256", secret)).headers;
      case "gitlab" -> with("X-Gitlab-Token", secret).headers;
      case "bitbucket", "bitbucket-server" ->
          with("X-Hub-Signature", "sha256=" + hmac("HmacSHA256", secret)).headers;
      case "azure" ->
          with(
                  "Authorization",
                  "Basic "
                      + Base64.getEncoder().encodeToString(("azure:" + secret).getBytes(UTF_8)))
              .headers;
      default -> throw new IllegalArgumentException(provider);
    };
  }

  /** The data of a Secret that fits, under the provider's key. */
  public Map<String, byte[]> secret(String secret) {
    return provider.equals("azure")
        ? Map.of(
            "azure-username", "azure".getBytes(UTF_8), "azure-password", secret.getBytes(UTF_8))
        : Map.of(provider, secret.getBytes(UTF_8));
  }

  /** The HMAC of the body in hexadecimal digits. */
  public String hmac(String algorithm, String secret) {
    try {
      var mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  boolean isAuthentic(Map<String, String> headers, Map<String, byte[]> secret) {
    return known().isAuthentic(new Headers(headers), body, new Secret(secret));
  }

  Push read() {
    return known().read(new Headers(headers), body);
  }

  /** The provider that the headers tell. */
  public Provider known() {
    return Provider.of(new Headers(headers)).orElseThrow();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sample sample
        && provider.equals(sample.provider)
        && Arrays.equals(body, sample.body);
  }

  @Override
  public int hashCode() {
    return provider.hashCode();
  }

  @Override
  public String toString() {
    return provider;
  }
}
