package dev.flotilla.webhook;

import dev.flotilla.webhook.provider.Headers;
import dev.flotilla.webhook.provider.Provider;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** What the headers alone tell against a request, before its body is read. Pure. */
final class Objection {

  private static final String JSON = "application/json";

  private Objection() {}

  static Optional<Answer> to(Headers headers, Optional<Provider> provider) {
    if (provider.isEmpty()) {
      return refuse(
          Result.MALFORMED,
          "no header tells that this comes from Gogs, Gitea, GitHub, GitLab, Bitbucket or Azure"
              + " DevOps");
    }
    if (!provider.get().isSigned(headers)) {
      return refuse(Result.UNAUTHORIZED, "not signed; set a secret in the settings of the webhook");
    }
    if (!isJson(headers.get("Content-Type").orElse(""))) {
      return refuse(Result.MEDIA_TYPE, "set the content type of the webhook to application/json");
    }
    if (headers.get("Content-Encoding").isPresent()) {
      return refuse(Result.MEDIA_TYPE, "the body must not be packed");
    }
    return headers
        .get("Content-Length")
        .filter(value -> length(value).orElse(Long.MAX_VALUE) > BodyReader.MAX_BYTES)
        .flatMap(
            value ->
                refuse(
                    Result.TOO_LARGE,
                    "the body has more than %d bytes".formatted(BodyReader.MAX_BYTES)));
  }

  /** A length as a header tells it; empty when it tells none. */
  static OptionalLong length(String header) {
    try {
      return header == null
          ? OptionalLong.empty()
          : OptionalLong.of(Long.parseLong(header.strip()));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static boolean isJson(String contentType) {
    var end = contentType.indexOf(';');
    var type = end < 0 ? contentType : contentType.substring(0, end);
    return type.strip().toLowerCase(Locale.ROOT).equals(JSON);
  }

  private static Optional<Answer> refuse(Result result, String message) {
    return Optional.of(new Answer(result, message));
  }
}
