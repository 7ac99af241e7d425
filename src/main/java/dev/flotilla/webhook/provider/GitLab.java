package dev.flotilla.webhook.provider;

import java.util.List;
import java.util.Set;

/** GitLab: the secret itself, as a token. */
final class GitLab implements Provider {

  private static final String EVENT = "X-Gitlab-Event";
  private static final String TOKEN = "X-Gitlab-Token";
  private static final String SYSTEM = "System Hook";
  private static final Set<String> PUSHES = Set.of("Push Hook", "Tag Push Hook");

  @Override
  public String name() {
    return "gitlab";
  }

  @Override
  public boolean sent(Headers headers) {
    return headers.get(EVENT).isPresent();
  }

  @Override
  public boolean isSigned(Headers headers) {
    return headers.get(TOKEN).isPresent();
  }

  @Override
  public boolean proves(Headers headers, byte[] body, byte[] key) {
    return headers.get(TOKEN).filter(shown -> Signatures.same(key, shown)).isPresent();
  }

  @Override
  public Push read(Headers headers, byte[] body) {
    return HookPayload.read(
        body,
        "project",
        List.of("web_url", "git_http_url", "git_ssh_url"),
        headers.get(EVENT).filter(event -> isPush(event, body)).isPresent());
  }

  /** What happened in the whole server comes under one header; the body tells what it was. */
  private static boolean isPush(String event, byte[] body) {
    return PUSHES.contains(event)
        || event.equals(SYSTEM)
            && Set.of("push", "tag_push")
                .contains(SlimJson.read(body, Set.of("event_name")).path("event_name").asText(""));
  }
}
