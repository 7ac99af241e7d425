package dev.flotilla.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * Asks servers as Prometheus, the kubelet and Git servers do. By itself Java's client would ask for
 * HTTP/2 each time, and an answer could come to a stop on the way there, for ever: a request's own
 * timeout ends with the headers.
 */
public final class Http {

  private Http() {}

  /** To be closed by the caller. */
  public static HttpClient client() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  /** Sends a delivery that nobody knows to where webhooks are taken in. */
  public static void sendWebhook(URI address) throws IOException, InterruptedException {
    try (var client = client()) {
      client.send(
          HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofString("{}")).build(),
          HttpResponse.BodyHandlers.discarding());
    }
  }
}
