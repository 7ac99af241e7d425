package dev.flotilla.webhook.provider;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Azure DevOps: user name and password, as basic authentication. */
final class AzureDevOps implements Provider {

  private static final String AUTHORIZATION = "Authorization";
  private static final String BASIC = "basic ";

  @Override
  public String name() {
    return "azure";
  }

  @Override
  public boolean sent(Headers headers) {
    return headers.first("X-Vss-Activityid", "X-Vss-Subscriptionid").isPresent();
  }

  @Override
  public boolean isSigned(Headers headers) {
    return shown(headers).isPresent();
  }

  @Override
  public boolean isAuthentic(Headers headers, byte[] body, Secret secret) {
    var user = secret.get("azure-username");
    var password = secret.get("azure-password");
    if (user.isEmpty() || password.isEmpty()) {
      return false;
    }
    var wanted =
        new String(user.get(), StandardCharsets.UTF_8)
            + ":"
            + new String(password.get(), StandardCharsets.UTF_8);
    return shown(headers)
        .filter(shown -> Signatures.same(wanted.getBytes(StandardCharsets.UTF_8), shown))
        .isPresent();
  }

  @Override
  public Push read(Headers headers, byte[] body) {
    var json =
        SlimJson.read(
            body,
            Set.of(
                "eventType",
                "resource",
                "refUpdates",
                "name",
                "newObjectId",
                "repository",
                "remoteUrl",
                "sshUrl"));
    var resource = json.path("resource");
    var changes =
        json.path("eventType").asText("").equals("git.push")
            ? StreamSupport.stream(resource.path("refUpdates").spliterator(), false)
                .flatMap(
                    update ->
                        Push.change(
                            update.path("name").asText(""), update.path("newObjectId").asText("")))
            : Stream.<Push.Change>empty();
    var repository = resource.path("repository");
    return Push.of(
        Stream.of(
            repository.path("remoteUrl").asText(null), repository.path("sshUrl").asText(null)),
        changes.toList());
  }

  private static Optional<String> shown(Headers headers) {
    return headers
        .get(AUTHORIZATION)
        .filter(value -> value.regionMatches(true, 0, BASIC, 0, BASIC.length()))
        .flatMap(value -> decoded(value.substring(BASIC.length()).strip()));
  }

  private static Optional<String> decoded(String text) {
    try {
      return Optional.of(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
