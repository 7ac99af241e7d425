package dev.flotilla.webhook.provider;

import java.util.List;

/** GitHub: the HMAC of the body, by SHA-256 and, for old receivers, by SHA-1. */
final class GitHub implements Provider {

  private static final String EVENT = "X-GitHub-Event";
  private static final String SHA256 = "X-Hub-Signature-256";
  private static final String SHA1 = "X-Hub-Signature";

  @Override
  public String name() {
    return "github";
  }

  @Override
  public boolean sent(Headers headers) {
    return headers.get(EVENT).isPresent();
  }

  @Override
  public boolean isSigned(Headers headers) {
    return headers.first(SHA256, SHA1).isPresent();
  }

  @Override
  public boolean proves(Headers headers, byte[] body, byte[] key) {
    // The weaker one counts only where there is no other.
    return headers
        .get(SHA256)
        .map(shown -> Signatures.isSha256(key, body, shown))
        .or(() -> headers.get(SHA1).map(shown -> Signatures.isSha1(key, body, shown)))
        .orElse(false);
  }

  @Override
  public Push read(Headers headers, byte[] body) {
    return HookPayload.read(
        body,
        "repository",
        List.of("html_url", "clone_url", "ssh_url", "git_url"),
        headers.get(EVENT).filter("push"::equals).isPresent());
  }
}
