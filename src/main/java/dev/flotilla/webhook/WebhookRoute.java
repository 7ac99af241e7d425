package dev.flotilla.webhook;

import dev.flotilla.webhook.provider.Headers;
import dev.flotilla.webhook.provider.Provider;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * {@code POST /} on the port of the webhooks, as in Fleet. Whatever is wrong is found out as early
 * as possible: before a body is read, and before anything of it is looked at.
 */
@ApplicationScoped
class WebhookRoute {

  private static final Logger LOG = Logger.getLogger(WebhookRoute.class);
  private static final long ALL_BODIES = 3L * BodyReader.MAX_BYTES;
  private static final Set<Result> GIVEN_UP =
      EnumSet.of(Result.TIMEOUT, Result.TOO_LARGE, Result.BUSY);

  /** Threads of their own: senders who wait for a slow API server must not hold up the probes. */
  private static final int WORKERS = 2;

  private static final String NO_PROVIDER = "none";
  private static final String PROVIDER = "provider";

  private final SourceRates rates = new SourceRates();
  private final BodyBudget budget = new BodyBudget(ALL_BODIES);

  /** How long a body may take; shorter in tests. */
  Duration patience = BodyReader.MAX_TIME;

  private WorkerExecutor workers;

  @Inject Gate gate;
  @Inject Receiver receiver;
  @Inject WebhookMetrics metrics;

  void register(@Observes Router router, Vertx vertx) {
    workers = vertx.createSharedWorkerExecutor("webhooks", WORKERS);
    router.route("/").handler(this::handle);
  }

  private void handle(RoutingContext context) {
    var request = context.request().pause();
    if (request.method() != HttpMethod.POST) {
      context.response().putHeader(HttpHeaders.ALLOW, "POST");
      answer(context, new Answer(Result.METHOD, "webhooks are sent by POST"));
    } else if (!rates.admits(request.remoteAddress().hostAddress(), System.nanoTime())) {
      answer(context, new Answer(Result.BUSY, "too many requests from this address"));
    } else {
      aside(
          context,
          gate::closedBecause,
          closed ->
              closed.ifPresentOrElse(
                  because -> answer(context, new Answer(Result.OFF, because)),
                  () -> accept(context, headers(request))));
    }
  }

  private void accept(RoutingContext context, Headers headers) {
    var provider = Provider.of(headers);
    provider.ifPresent(known -> context.put(PROVIDER, known.name()));
    var objection = Objection.to(headers, provider);
    if (objection.isPresent()) {
      answer(context, objection.get());
      return;
    }
    if (headers.get("Expect").isPresent()) {
      context.response().writeContinue();
    }
    var reader = new BodyReader(budget, patience);
    context.addEndHandler(end -> reader.close());
    reader.read(
        context.vertx(),
        context.request(),
        body ->
            aside(
                context,
                () -> receiver.receive(new Delivery(provider.orElseThrow(), headers, body)),
                answer -> answer(context, answer)),
        refusal -> answer(context, refusal));
  }

  /** Does what may take a while on another thread, and goes on in the event loop. */
  private <T> void aside(RoutingContext context, Callable<T> work, Consumer<T> next) {
    workers
        .executeBlocking(work, false)
        .onComplete(
            done -> {
              if (done.succeeded()) {
                next.accept(done.result());
              } else {
                LOG.error("A webhook could not be dealt with", done.cause());
                answer(context, new Answer(Result.FAILED, "the operator failed; see its log"));
              }
            });
  }

  private void answer(RoutingContext context, Answer answer) {
    metrics.count(
        Optional.<String>ofNullable(context.get(PROVIDER)).orElse(NO_PROVIDER), answer.result());
    var response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    var request = context.request();
    var unread = !request.isEnded();
    var endless = unread && isEndless(request, answer.result());
    if (endless) {
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    if (unread) {
      // What is still to come is passed over.
      request.resume();
    }
    answer
        .retryAfter()
        .ifPresent(
            seconds -> response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(seconds)));
    response
        .setStatusCode(answer.result().status())
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(
            new JsonObject(Map.of("result", answer.result().word(), "message", answer.message()))
                .encode())
        .onComplete(
            sent -> {
              if (endless) {
                request.connection().close();
              } else if (unread) {
                hangUpLater(context);
              }
            });
  }

  /** Nobody keeps a connection by not sending what he announced. */
  private void hangUpLater(RoutingContext context) {
    var request = context.request();
    context
        .vertx()
        .setTimer(
            patience.toMillis(),
            any -> {
              if (!request.isEnded()) {
                request.connection().close();
              }
            });
  }

  /** Whether so much of the request may still come that it is better not waited for. */
  private static boolean isEndless(HttpServerRequest request, Result result) {
    var length = Objection.length(request.getHeader(HttpHeaders.CONTENT_LENGTH));
    return GIVEN_UP.contains(result)
        || length.isEmpty()
        || length.getAsLong() > BodyReader.MAX_BYTES;
  }

  private static Headers headers(HttpServerRequest request) {
    var values = new HashMap<String, String>();
    request.headers().forEach(header -> values.putIfAbsent(header.getKey(), header.getValue()));
    return new Headers(values);
  }
}
