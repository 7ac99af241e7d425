package dev.flotilla.chart;

import static dev.flotilla.bundle.BundleProblem.BadChart;
import static dev.flotilla.bundle.BundleProblem.ChartForbidden;
import static dev.flotilla.bundle.BundleProblem.ChartNotFound;
import static dev.flotilla.bundle.BundleProblem.ChartUnavailable;

import dev.flotilla.bundle.ChartException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Tells what a failed exchange means. What the server wrote is not shown. */
final class HttpFailure {

  private HttpFailure() {}

  /** Why there was no answer. */
  static String of(URI url, Throwable failure) {
    if (find(failure, UnresolvedAddressException.class).isPresent()) {
      return "the host name " + url.getHost() + " is unknown";
    }
    if (find(failure, HttpTimeoutException.class).isPresent()) {
      return "did not answer in time";
    }
    if (find(failure, ConnectException.class).isPresent()) {
      return "the connection was refused";
    }
    return find(failure, SSLException.class)
        .map(tls -> "no secure connection (" + tls.getMessage() + ")")
        .orElse("the connection broke");
  }

  /**
   * What an answer means that is no success.
   *
   * @param told whether it was told credentials
   */
  static ChartException of(Answer answer, boolean told) {
    var url = Urls.display(answer.url());
    return switch (answer.status()) {
      case 401, 403 ->
          new ChartException(
              ChartForbidden,
              told
                  ? "%s refuses the credentials (%d)".formatted(url, answer.status())
                  : "%s asks for credentials (%d); give them by helmSecretName, and allow the address by helmRepoURLRegex"
                      .formatted(url, answer.status()));
      case 404, 410 -> new ChartException(ChartNotFound, url + " is not there (404)");
      case 429 -> new ChartException(ChartUnavailable, url + " asks to come back later (429)");
      default ->
          new ChartException(
              answer.status() >= 500 ? ChartUnavailable : BadChart,
              url + " answered with HTTP status " + answer.status());
    };
  }

  static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }
}
