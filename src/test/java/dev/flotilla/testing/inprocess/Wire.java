package dev.flotilla.testing.inprocess;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Between one life of the operator and the API server: counts the requests, refuses them, and cuts
 * the line for good, from one write on. A life that is cut off can change nothing any more, which
 * is all of a crash that the cluster can see.
 */
public final class Wire implements Interceptor {

  private record Storm(int status, Predicate<ApiRequest> hit) {}

  /** No write is the last. */
  private static final int NONE = 0;

  private final List<ApiRequest> requests = new ArrayList<>();
  private boolean cut;

  /** Whether the last write is on its way, which nothing may follow. */
  private boolean sealed;

  private int writesUntilCut = NONE;
  private boolean lastOneArrives;
  private ApiRequest cutAt;
  private Storm storm;
  private int refusals;
  private Predicate<ApiRequest> blind = request -> false;

  /** From now on nothing arrives any more. */
  public synchronized void cut() {
    cut = true;
  }

  /**
   * Cuts the line at a write that is still to come.
   *
   * @param write 1 = the next one
   * @param arrives whether that write itself still reaches the API server
   */
  public synchronized void cutAt(int write, boolean arrives) {
    writesUntilCut = write;
    lastOneArrives = arrives;
  }

  /** Takes back {@link #cutAt}, unless it has happened. */
  public synchronized void spare() {
    writesUntilCut = NONE;
  }

  public synchronized boolean isCut() {
    return cut;
  }

  /** The write at which the line was cut, in the words {@code before} or {@code after}; or null. */
  public synchronized String killPoint() {
    return cutAt == null ? null : (lastOneArrives ? "after " : "before ") + cutAt.kind();
  }

  /**
   * From now on such requests are answered with an HTTP status and do not reach the API server.
   *
   * @param times how many requests, repetitions included
   */
  public synchronized void refuse(int status, int times, Predicate<ApiRequest> requests) {
    storm = new Storm(status, requests);
    refusals = times;
  }

  /** From now on such watches begin as usual, and show nothing. */
  public synchronized void blind(Predicate<ApiRequest> watches) {
    blind = watches;
  }

  /** Lets everything through again, unless the line is cut. */
  public synchronized void calm() {
    refusals = 0;
  }

  /** All requests that were sent to the API server so far, in their order. */
  public synchronized List<ApiRequest> requests() {
    return List.copyOf(requests);
  }

  /** The requests so far that changed something. */
  public List<ApiRequest> writes() {
    return requests().stream().filter(ApiRequest::isWrite).toList();
  }

  /** Forgets the requests so far. */
  public synchronized void forget() {
    requests.clear();
  }

  @Override
  public synchronized void before(BasicBuilder builder, HttpRequest sent, RequestTags tags) {
    var uri = sent.uri();
    var request = ApiRequest.of(sent.method(), uri.getPath(), uri.getQuery());
    if (!cut && refusals > 0 && storm.hit.test(request)) {
      refusals--;
      builder.uri(Refusals.with(storm.status));
      return;
    }
    if (cut || sealed) {
      builder.uri(Refusals.with(HttpURLConnection.HTTP_FORBIDDEN));
      return;
    }
    if (request.isWrite() && writesUntilCut != NONE && --writesUntilCut == NONE) {
      cutAt = request;
      sealed = true;
      if (!lastOneArrives) {
        cut = true;
        builder.uri(Refusals.with(HttpURLConnection.HTTP_FORBIDDEN));
        return;
      }
    }
    requests.add(request);
    if (request.verb().equals("watch") && blind.test(request)) {
      builder.uri(URI.create(uri + "&labelSelector=nobody%3Dmatches"));
    }
  }

  /** The last request counts as arrived when it is answered: until then the client must live. */
  @Override
  public synchronized void after(
      HttpRequest sent, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> body) {
    ended(sent);
  }

  /** Nobody knows whether it arrived. */
  @Override
  public synchronized void afterConnectionFailure(HttpRequest sent, Throwable failure) {
    ended(sent);
  }

  private void ended(HttpRequest sent) {
    var uri = sent.uri();
    cut |= sealed && cutAt.equals(ApiRequest.of(sent.method(), uri.getPath(), uri.getQuery()));
  }
}
