package dev.flotilla.chart;

import static dev.flotilla.bundle.BundleProblem.ChartUnavailable;
import static dev.flotilla.bundle.BundleProblem.NotSupported;
import static dev.flotilla.bundle.BundleProblem.TooLarge;

import dev.flotilla.bundle.ChartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches by http and https into files, within one time for all. Redirects are followed, but not
 * from https to http, and what the first server was told as a secret no other one is told.
 */
final class Downloads implements AutoCloseable {

  private static final int MAX_REDIRECTS = 5;
  private static final Duration CONNECT = Duration.ofSeconds(30);

  private final Path directory;
  private final long deadline;
  private final Map<Trust, HttpClient> clients = new HashMap<>();

  /**
   * @param directory for the files
   * @param time for all requests together, from now on
   */
  Downloads(Path directory, Duration time) {
    this.directory = directory;
    this.deadline = System.nanoTime() + time.toNanos();
  }

  /**
   * One GET.
   *
   * @param accept the media types wanted; empty for any
   * @param authorization told to servers of this origin only
   * @param limit bytes of the answer
   * @return the answer, whatever its status
   * @throws ChartException when there is none
   */
  Answer get(URI url, String accept, Optional<String> authorization, Trust trust, long limit) {
    var at = url;
    for (var hop = 0; hop <= MAX_REDIRECTS; hop++) {
      var told = Urls.isSameOrigin(url, at) ? authorization : Optional.<String>empty();
      var answer = send(at, accept, told, trust, limit);
      var location = answer.headers().firstValue("Location");
      if (answer.status() < 300 || answer.status() >= 400 || location.isEmpty()) {
        return answer;
      }
      at = target(at, location.get());
    }
    throw new ChartException(ChartUnavailable, Urls.display(url) + " redirects too often");
  }

  @Override
  public void close() {
    clients.values().forEach(HttpClient::shutdownNow);
  }

  private Answer send(
      URI url, String accept, Optional<String> authorization, Trust trust, long limit) {
    var request = HttpRequest.newBuilder(url).header("User-Agent", "flotilla").GET();
    if (!accept.isEmpty()) {
      request.header("Accept", accept);
    }
    authorization.ifPresent(value -> request.header("Authorization", value));
    var sent =
        clients
            .computeIfAbsent(trust, Downloads::client)
            .sendAsync(request.build(), _ -> body(limit));
    try {
      var response = sent.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      return answer(response);
    } catch (TimeoutException e) {
      sent.cancel(true);
      throw new ChartException(ChartUnavailable, Urls.display(url) + " did not answer in time");
    } catch (InterruptedException e) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      throw new ChartException(ChartUnavailable, Urls.display(url) + ": interrupted");
    } catch (ExecutionException e) {
      throw failure(url, e.getCause(), limit);
    }
  }

  private static Answer answer(HttpResponse<Path> response) {
    return new Answer(response.uri(), response.statusCode(), response.headers(), response.body());
  }

  private LimitedBody body(long limit) {
    try {
      return new LimitedBody(Files.createTempFile(directory, "download-", ""), limit);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write what is downloaded", e);
    }
  }

  private static ChartException failure(URI url, Throwable cause, long limit) {
    if (HttpFailure.find(cause, LimitedBody.TooLong.class).isPresent()) {
      return new ChartException(
          TooLarge, "%s sent more than the %d bytes allowed".formatted(Urls.display(url), limit));
    }
    return new ChartException(
        ChartUnavailable, Urls.display(url) + ": " + HttpFailure.of(url, cause));
  }

  /** Link-local addresses are where clouds keep secrets of the machine. */
  private static URI target(URI from, String location) {
    try {
      var to = from.resolve(location);
      Urls.requireHttp(to);
      var isDowngrade =
          from.getScheme().equalsIgnoreCase("https") && to.getScheme().equalsIgnoreCase("http");
      var host = to.getHost().toLowerCase(Locale.ROOT);
      if (isDowngrade || host.startsWith("169.254.") || host.startsWith("[fe80:")) {
        throw new IllegalArgumentException(Urls.display(to));
      }
      return to;
    } catch (IllegalArgumentException | ChartException e) {
      throw new ChartException(
          NotSupported, Urls.display(from) + " redirects to where it is not followed");
    }
  }

  private static HttpClient client(Trust trust) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(CONNECT)
        .sslContext(Trusts.context(trust))
        .build();
  }
}
