package dev.flotilla.webhook.provider;

import java.util.List;

/**
 * Gogs, Gitea and Forgejo: the HMAC-SHA256 of the body. Gitea and Forgejo send Gogs' headers too.
 */
final class Gogs implements Provider {

  private static final String[] EVENT = {"X-Gogs-Event", "X-Gitea-Event"};
  private static final String[] SIGNATURE = {
    "X-Gogs-Signature", "X-Gitea-Signature", "X-Hub-Signature-256"
  };

  @Override
  public String name() {
    return "gogs";
  }

  @Override
  public boolean sent(Headers headers) {
    return headers.first(EVENT).isPresent();
  }

  @Override
  public boolean isSigned(Headers headers) {
    return headers.first(SIGNATURE).isPresent();
  }

  @Override
  public boolean proves(Headers headers, byte[] body, byte[] key) {
    return headers.first(SIGNATURE).filter(s -> Signatures.isSha256(key, body, s)).isPresent();
  }

  @Override
  public Push read(Headers headers, byte[] body) {
    return HookPayload.read(
        body,
        "repository",
        List.of("html_url", "clone_url", "ssh_url"),
        headers.first(EVENT).filter("push"::equals).isPresent());
  }
}
