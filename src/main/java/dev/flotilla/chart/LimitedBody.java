package dev.flotilla.chart;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Writes an answer into a file, and ends it when it is larger than allowed. */
final class LimitedBody implements BodySubscriber<Path> {

  /** There was more than allowed. */
  static final class TooLong extends IOException {
    TooLong() {
      super("more bytes than allowed");
    }
  }

  private final CompletableFuture<Path> written = new CompletableFuture<>();
  private final Path file;
  private final OutputStream out;
  private long left;
  private Flow.Subscription subscription;

  LimitedBody(Path file, long limit) throws IOException {
    this.file = file;
    this.out = Files.newOutputStream(file);
    this.left = limit;
  }

  @Override
  public CompletionStage<Path> getBody() {
    return written;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (var buffer : buffers) {
      left -= buffer.remaining();
      if (left < 0) {
        subscription.cancel();
        onError(new TooLong());
        return;
      }
      try {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        out.write(bytes);
      } catch (IOException e) {
        subscription.cancel();
        onError(e);
        return;
      }
    }
  }

  @Override
  public void onError(Throwable failure) {
    close();
    written.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    close();
    written.complete(file);
  }

  private void close() {
    try {
      out.close();
    } catch (IOException e) {
      written.completeExceptionally(e);
    }
  }
}
