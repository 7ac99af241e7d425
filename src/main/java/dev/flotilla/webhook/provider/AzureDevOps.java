package dev.flotilla.webhook.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

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

  /** User and password, as basic authentication shows them. */
  @Override
  public Optional<byte[]> key(Secret secret) {
    return secret
        .get("azure-username")
        .flatMap(user -> secret.get("azure-password").map(password -> joined(user, password)));
  }

  private static byte[] joined(byte[] user, byte[] password) {
    var both = new String(user, UTF_8) + ":" + new String(password, UTF_8);
    return both.getBytes(UTF_8);
  }

  @Override
  public boolean proves(Headers headers, byte[] body, byte[] key) {
    return shown(headers).filter(shown -> Signatures.same(key, shown)).isPresent();
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
      return Optional.of(new String(Base64.getDecoder().decode(text), UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
