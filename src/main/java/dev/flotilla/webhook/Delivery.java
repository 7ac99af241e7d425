package dev.flotilla.webhook;

import dev.flotilla.webhook.provider.Headers;
import dev.flotilla.webhook.provider.Provider;
import dev.flotilla.webhook.provider.Push;
import dev.flotilla.webhook.provider.Secret;

/** One request of a Git server, read to its end and not yet believed. */
record Delivery(Provider provider, Headers headers, byte[] body) {

  boolean isAuthentic(Secret secret) {
    return provider.isAuthentic(headers, body, secret);
  }

  /**
   * What it announces.
   *
   * @throws dev.flotilla.webhook.provider.MalformedException when it is not what the provider sends
   */
  Push read() {
    return provider.read(headers, body);
  }
}
