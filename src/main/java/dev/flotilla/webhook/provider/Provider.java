package dev.flotilla.webhook.provider;

import java.util.List;
import java.util.Optional;

/** A kind of Git server: how its deliveries are known, signed and read. */
public interface Provider {

  /** All that are served. Gitea also sends the headers of others, so that it is asked first. */
  List<Provider> ALL =
      List.of(
          new Gogs(),
          new GitHub(),
          new GitLab(),
          new BitbucketCloud(),
          new BitbucketServer(),
          new AzureDevOps());

  /** Whose delivery it is; empty when no header tells. */
  static Optional<Provider> of(Headers headers) {
    return ALL.stream().filter(provider -> provider.sent(headers)).findFirst();
  }

  /** Its name in metrics, and, but for Azure DevOps, the key of its secret. */
  String name();

  /** Whether a delivery with these headers is one of its own. */
  boolean sent(Headers headers);

  /** Whether the delivery is signed at all, rightly or not. */
  boolean isSigned(Headers headers);

  /** Whether the delivery comes from somebody who knows the secret. */
  default boolean isAuthentic(Headers headers, byte[] body, Secret secret) {
    return key(secret).filter(key -> proves(headers, body, key)).isPresent();
  }

  /** What of a secret is this provider's; empty when it has nothing for it. */
  default Optional<byte[]> key(Secret secret) {
    return secret.get(name());
  }

  /**
   * Whether the delivery shows what only somebody who knows the key can show.
   *
   * @param key not empty
   */
  boolean proves(Headers headers, byte[] body, byte[] key);

  /**
   * What the delivery announces.
   *
   * @throws MalformedException when it is not what this provider sends
   */
  Push read(Headers headers, byte[] body);
}
