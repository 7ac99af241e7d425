package dev.flotilla.webhook;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Reads the body of one request within bounds of size, time and memory. Everything happens in the
 * event loop of the request.
 */
final class BodyReader {

  /** The most that is read; a push of some thousand commits has less. */
  static final int MAX_BYTES = 4 * 1024 * 1024;

  /** The longest that it may take to arrive. */
  static final Duration MAX_TIME = Duration.ofSeconds(10);

  private final BodyBudget budget;
  private final Duration patience;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Promise<byte[]> whole = Promise.promise();
  private long taken;

  BodyReader(BodyBudget budget, Duration patience) {
    this.budget = budget;
    this.patience = patience;
  }

  /** Why a body was not read to its end. */
  static final class RefusedException extends RuntimeException {

    private final transient Answer answer;

    RefusedException(Result result, String message) {
      super(message, null, false, false);
      answer = new Answer(result, message);
    }

    Answer answer() {
      return answer;
    }
  }

  /**
   * Reads.
   *
   * @param read gets the body
   * @param refused is told why there is none; not when the sender went away
   */
  void read(
      Vertx vertx, HttpServerRequest request, Consumer<byte[]> read, Consumer<Answer> refused) {
    var timer =
        vertx.setTimer(
            patience.toMillis(), any -> refuse(Result.TIMEOUT, "the body did not arrive in time"));
    request.handler(this::take);
    request.endHandler(end -> whole.tryComplete(bytes.toByteArray()));
    request.exceptionHandler(whole::tryFail);
    whole
        .future()
        .onComplete(
            result -> {
              vertx.cancelTimer(timer);
              if (result.succeeded()) {
                read.accept(result.result());
              } else if (result.cause() instanceof RefusedException e) {
                refused.accept(e.answer());
              }
            });
    request.resume();
  }

  /** To be called when the body is not needed any more, whatever became of it. */
  void close() {
    budget.giveBack(taken);
    taken = 0;
    bytes.reset();
  }

  private void take(Buffer chunk) {
    if (whole.future().isComplete()) {
      return;
    }
    if (bytes.size() + chunk.length() > MAX_BYTES) {
      refuse(Result.TOO_LARGE, "the body has more than %d bytes".formatted(MAX_BYTES));
    } else if (!budget.take(chunk.length())) {
      refuse(Result.BUSY, "too much at a time");
    } else {
      taken += chunk.length();
      bytes.writeBytes(chunk.getBytes());
    }
  }

  private void refuse(Result result, String message) {
    whole.tryFail(new RefusedException(result, message));
  }
}
