package dev.flotilla.webhook.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Bitbucket Cloud: the HMAC-SHA256 of the body where the webhook has a secret, else the webhook's
 * own UUID, which only its owner knows. Fleet knows the latter only; the key is the same.
 */
final class BitbucketCloud implements Provider {

  private static final String UUID = "X-Hook-UUID";
  private static final String EVENT = "X-Event-Key";
  private static final String SIGNATURE = "X-Hub-Signature";

  @Override
  public String name() {
    return "bitbucket";
  }

  @Override
  public boolean sent(Headers headers) {
    return headers.get(UUID).isPresent();
  }

  @Override
  public boolean isSigned(Headers headers) {
    return headers.first(SIGNATURE, UUID).isPresent();
  }

  @Override
  public boolean proves(Headers headers, byte[] body, byte[] key) {
    return headers.get(SIGNATURE).filter(s -> Signatures.isSha256(key, body, s)).isPresent()
        || headers.get(UUID).filter(id -> Signatures.same(key, id)).isPresent();
  }

  @Override
  public Push read(Headers headers, byte[] body) {
    var json =
        SlimJson.read(
            body,
            Set.of(
                "repository",
                "links",
                "html",
                "href",
                "push",
                "changes",
                "new",
                "type",
                "name",
                "target",
                "hash"));
    var isPush = headers.get(EVENT).filter("repo:push"::equals).isPresent();
    var changes =
        isPush
            ? StreamSupport.stream(json.path("push").path("changes").spliterator(), false)
                .flatMap(BitbucketCloud::change)
            : Stream.<Push.Change>empty();
    return Push.of(
        Stream.of(json.path("repository").path("links").path("html").path("href").asText(null)),
        changes.toList());
  }

  /** A ref that was deleted has nothing new. */
  private static Stream<Push.Change> change(JsonNode change) {
    var now = change.path("new");
    if (!now.isObject()) {
      return Stream.empty();
    }
    var prefix = now.path("type").asText("").equals("branch") ? "refs/heads/" : "refs/tags/";
    return Push.change(
        prefix + now.path("name").asText(""), now.path("target").path("hash").asText(""));
  }
}
