package dev.flotilla.chart;

import static dev.flotilla.bundle.BundleProblem.BadChart;
import static dev.flotilla.bundle.BundleProblem.ChartForbidden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flotilla.bundle.ChartException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Asks registries by the protocol of the Open Container Initiative (version 2), and gets the tokens
 * that they want for it.
 */
final class RegistryClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DOCKER_HUB = "docker.io";
  private static final String DOCKER_HUB_API = "registry-1.docker.io";

  private final Downloads downloads;
  private final ChartLimits limits;
  private final Map<Key, String> authorizations = new HashMap<>();

  private record Key(ChartAddress.Registry chart, Access access) {}

  RegistryClient(Downloads downloads, ChartLimits limits) {
    this.downloads = downloads;
    this.limits = limits;
  }

  /** The address of something of a repository. */
  static URI url(ChartAddress.Registry chart, Access access, String what) {
    var host = chart.host().equals(DOCKER_HUB) ? DOCKER_HUB_API : chart.host();
    var scheme = access.plainHttp() ? "http" : "https";
    return Urls.http("%s://%s/v2/%s/%s".formatted(scheme, host, chart.repository(), what));
  }

  /**
   * One answer; a token is fetched when the registry asks for one.
   *
   * @throws ChartException when the answer is no success
   */
  Answer get(ChartAddress.Registry chart, Access access, URI url, String accept, long limit) {
    var key = new Key(chart, access);
    var known = Optional.ofNullable(authorizations.get(key));
    var answer = downloads.get(url, accept, known, access.trust(), limit);
    if (answer.status() == 401 && known.isEmpty()) {
      var authorization = authorize(chart, access, answer);
      authorizations.put(key, authorization);
      answer = downloads.get(url, accept, Optional.of(authorization), access.trust(), limit);
    }
    if (answer.status() != 200) {
      throw HttpFailure.of(answer, access.hasCredentials());
    }
    return answer;
  }

  /** Reads an answer as JSON. */
  static JsonNode json(Answer answer) {
    try {
      return JSON.readTree(answer.body().toFile());
    } catch (IOException e) {
      throw new ChartException(BadChart, Urls.display(answer.url()) + " did not answer with JSON");
    }
  }

  private String authorize(ChartAddress.Registry chart, Access access, Answer refusal) {
    var challenge =
        refusal
            .headers()
            .firstValue("WWW-Authenticate")
            .flatMap(Challenge::of)
            .orElseThrow(() -> HttpFailure.of(refusal, access.hasCredentials()));
    return switch (challenge.scheme()) {
      case "basic" ->
          access.basic().orElseThrow(() -> HttpFailure.of(refusal, access.hasCredentials()));
      case "bearer" -> "Bearer " + token(chart, access, challenge.parameters());
      default ->
          throw new ChartException(
              ChartForbidden,
              chart.display() + " asks for a way of signing in that is not known here");
    };
  }

  /** The token's server may be another one: a registry that is trusted says which. */
  private String token(ChartAddress.Registry chart, Access access, Map<String, String> parameters) {
    var realm = Urls.http(parameters.getOrDefault("realm", ""));
    if (!access.plainHttp() && !realm.getScheme().equalsIgnoreCase("https")) {
      throw new ChartException(
          ChartForbidden, chart.display() + " wants the credentials to be sent in the clear");
    }
    var scope = parameters.getOrDefault("scope", "repository:" + chart.repository() + ":pull");
    var query = "scope=" + encoded(scope);
    if (parameters.containsKey("service")) {
      query = "service=" + encoded(parameters.get("service")) + "&" + query;
    }
    var url = Urls.http(realm + (realm.getRawQuery() == null ? "?" : "&") + query);
    var answer = downloads.get(url, "", access.basic(), access.trust(), limits.answerBytes());
    if (answer.status() != 200) {
      throw HttpFailure.of(answer, access.hasCredentials());
    }
    var json = json(answer);
    var token = json.path("token").asText(json.path("access_token").asText(""));
    if (token.isEmpty() || token.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
      throw new ChartException(ChartForbidden, Urls.display(url) + " gave no token");
    }
    return token;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
