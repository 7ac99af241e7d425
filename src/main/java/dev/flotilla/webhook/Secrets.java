package dev.flotilla.webhook;

import dev.flotilla.webhook.provider.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The Secrets that deliveries are checked with, read by name when they are needed and kept for five
 * seconds: whoever sends without a secret costs the API server next to nothing.
 */
@ApplicationScoped
class Secrets {

  /** A Secret, or why it could not be read. */
  record Read(Secret secret, Optional<String> problem) {}

  private record Kept(Read read, Instant until) {}

  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final int MAX_KEPT = 64;

  private final Map<String, Kept> kept =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
          return size() > MAX_KEPT;
        }
      };

  private final KubernetesClient client;
  private final Clock clock;

  @Inject
  Secrets(KubernetesClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** Reads a Secret; one that is not there is empty. */
  synchronized Read read(String namespace, String name) {
    var now = clock.instant();
    var id = namespace + "/" + name;
    var before = kept.get(id);
    if (before != null && before.until.isAfter(now) && !before.until.isAfter(now.plus(FRESH))) {
      return before.read;
    }
    var read = ask(namespace, name);
    kept.put(id, new Kept(read, now.plus(FRESH)));
    return read;
  }

  private Read ask(String namespace, String name) {
    try {
      var secret = client.secrets().inNamespace(namespace).withName(name).get();
      return secret == null
          ? new Read(
              Secret.NONE, Optional.of("Secret " + namespace + "/" + name + " does not exist"))
          : new Read(new Secret(decoded(secret.getData())), Optional.empty());
    } catch (KubernetesClientException e) {
      return new Read(Secret.NONE, Optional.of(problem(namespace, name, e.getCode())));
    }
  }

  private static String problem(String namespace, String name, int status) {
    return status == 403
        ? ("the operator may not read Secret %1$s/%2$s: bind to its account a Role in namespace %1$s"
                + " with the verb get for the secret %2$s")
            .formatted(namespace, name)
        : "Secret %s/%s could not be read: HTTP status %d".formatted(namespace, name, status);
  }

  private static Map<String, byte[]> decoded(Map<String, String> data) {
    return data == null
        ? Map.of()
        : data.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, entry -> Base64.getDecoder().decode(entry.getValue())));
  }
}
