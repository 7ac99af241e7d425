package dev.flotilla.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.stream.Stream;

/** What the API server said when something went wrong, in its own words and without the rest. */
public final class Answers {

  private static final int TOO_MANY_REQUESTS = 429;

  /** The longest text that is shown of one answer, in characters. */
  private static final int LENGTH = 500;

  private Answers() {}

  /**
   * Tells why something failed: the API server's message, which names the verb, the object and the
   * policy or webhook that refused; or that it could not be reached.
   */
  public static String text(Throwable failure) {
    var text = answer(failure).map(Answers::words).orElseGet(() -> plain(failure));
    return text.length() > LENGTH ? text.substring(0, LENGTH - 1) + "…" : text;
  }

  /**
   * Whether the API server answered and will go on to answer so until somebody changes something;
   * not so when it did not answer, is busy, or was asked about a version that is not the latest.
   */
  public static boolean isRefusal(Throwable failure) {
    return answer(failure)
        .filter(e -> e.getStatus() != null)
        .filter(e -> e.getCode() != HttpURLConnection.HTTP_CONFLICT)
        .filter(e -> e.getCode() != TOO_MANY_REQUESTS)
        .isPresent();
  }

  private static Optional<KubernetesClientException> answer(Throwable failure) {
    return causes(failure)
        .filter(KubernetesClientException.class::isInstance)
        .map(KubernetesClientException.class::cast)
        .reduce((outer, inner) -> inner.getStatus() != null ? inner : outer);
  }

  private static String words(KubernetesClientException e) {
    if (e.getStatus() == null) {
      return "the API server could not be reached: " + plain(e);
    }
    return e.getStatus().getMessage() == null
        ? "the API server gave no reason (" + e.getCode() + ")"
        : e.getStatus().getMessage();
  }

  private static String plain(Throwable failure) {
    var root = causes(failure).reduce((outer, inner) -> inner).orElse(failure);
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }

  /** The failure and what caused it, as far as that is told. */
  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(10);
  }
}
