package dev.flotilla.webhook.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The form of a push that GitHub invented and Gogs, Gitea and GitLab have taken over. */
final class HookPayload {

  private HookPayload() {}

  /**
   * @param repository the field that describes the repository
   * @param addresses its fields that hold addresses
   * @param isPush whether it announces a push; of others only the repository is read
   */
  static Push read(byte[] body, String repository, List<String> addresses, boolean isPush) {
    var names = new HashSet<>(addresses);
    names.addAll(Set.of("ref", "after", repository));
    var json = SlimJson.read(body, names);
    var changes =
        isPush
            ? Push.change(json.path("ref").asText(""), json.path("after").asText(""))
            : Stream.<Push.Change>empty();
    return Push.of(texts(json.path(repository), addresses), changes.toList());
  }

  private static Stream<String> texts(JsonNode object, List<String> names) {
    return names.stream().map(name -> object.path(name).asText(null));
  }
}
