package dev.flotilla.webhook.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Bitbucket Server and Data Center: the HMAC-SHA256 of the body. */
final class BitbucketServer implements Provider {

  private static final String EVENT = "X-Event-Key";
  private static final String SIGNATURE = "X-Hub-Signature";
  private static final Set<String> PUSHES = Set.of("repo:refs_changed", "mirror:repo_synchronized");

  @Override
  public String name() {
    return "bitbucket-server";
  }

  /** The Cloud sends this header too, and is asked before. */
  @Override
  public boolean sent(Headers headers) {
    return headers.get(EVENT).isPresent();
  }

  @Override
  public boolean isSigned(Headers headers) {
    return headers.get(SIGNATURE).isPresent();
  }

  @Override
  public boolean proves(Headers headers, byte[] body, byte[] key) {
    return headers.get(SIGNATURE).filter(s -> Signatures.isSha256(key, body, s)).isPresent();
  }

  @Override
  public Push read(Headers headers, byte[] body) {
    var json =
        SlimJson.read(
            body, Set.of("repository", "links", "clone", "href", "changes", "ref", "id", "toHash"));
    var isPush = headers.get(EVENT).filter(PUSHES::contains).isPresent();
    var changes =
        isPush
            ? elements(json.path("changes"))
                .flatMap(
                    change ->
                        Push.change(
                            change.path("ref").path("id").asText(""),
                            change.path("toHash").asText("")))
            : Stream.<Push.Change>empty();
    var clones = json.path("repository").path("links").path("clone");
    return Push.of(elements(clones).map(link -> link.path("href").asText(null)), changes.toList());
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
