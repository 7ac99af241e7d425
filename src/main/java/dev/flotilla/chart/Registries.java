package dev.flotilla.chart;

import static dev.flotilla.bundle.BundleProblem.BadChart;
import static dev.flotilla.bundle.BundleProblem.ChartNotFound;
import static dev.flotilla.bundle.BundleProblem.TooLarge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flotilla.bundle.BundleProblem;
import dev.flotilla.bundle.ChartException;
import dev.flotilla.version.SemanticVersion;
import dev.flotilla.version.VersionRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Finds and fetches charts in registries, as Helm does. */
final class Registries {

  private static final int MAX_TAGS = 100_000;
  private static final String MANIFESTS =
      "application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json";
  private static final Set<String> CHARTS =
      Set.of("application/vnd.cncf.helm.chart.content.v1.tar+gzip", "application/tar+gzip");
  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
  private static final Pattern NEXT = Pattern.compile("<([^>]*)>.*\\brel=\"?next\"?.*");

  private final RegistryClient client;
  private final ChartLimits limits;

  Registries(Downloads downloads, ChartLimits limits) {
    this.client = new RegistryClient(downloads, limits);
    this.limits = limits;
  }

  /**
   * The tag that Helm takes: a version as it is given, without a look whether there is one; else
   * the newest in the range. A plus, which no tag can have, stands there as an underscore.
   *
   * @throws ChartException when there is none
   */
  String version(ChartAddress.Registry chart, String wanted, Access access) {
    if (!chart.tag().isEmpty() && !wanted.isEmpty() && !wanted.equals(chart.tag())) {
      throw new ChartException(
          ChartNotFound,
          "%s: the address has the tag %s, and helm.version says %s"
              .formatted(chart.display(), chart.tag(), wanted));
    }
    var asked = wanted.isEmpty() ? chart.tag() : wanted;
    if (SemanticVersion.of(asked).isPresent()) {
      return asked;
    }
    try {
      return VersionRange.choose(asked, tags(chart, access))
          .orElseThrow(
              () ->
                  new ChartException(
                      ChartNotFound,
                      asked.isEmpty()
                          ? chart.display() + " has no release"
                          : "%s has no version in \"%s\"".formatted(chart.display(), asked)));
    } catch (IllegalArgumentException e) {
      throw new ChartException(BundleProblem.InvalidYaml, "helm.version: " + e.getMessage());
    }
  }

  /**
   * Fetches the archive of a chart.
   *
   * @param reference a version, or a digest
   */
  Path archive(ChartAddress.Registry chart, String reference, Access access) {
    var url = RegistryClient.url(chart, access, "manifests/" + reference.replace('+', '_'));
    var answer = client.get(chart, access, url, MANIFESTS, limits.answerBytes());
    if (DIGEST.matcher(reference).matches()) {
      Digests.require(answer.body(), reference, chart.display());
    }
    var layer = layer(chart, RegistryClient.json(answer));
    var digest = layer.path("digest").asText();
    if (!DIGEST.matcher(digest).matches()) {
      throw new ChartException(BadChart, chart.display() + " names its content by no SHA-256");
    }
    var blob = RegistryClient.url(chart, access, "blobs/" + digest);
    var content = client.get(chart, access, blob, "", limits.archiveBytes()).body();
    Digests.require(content, digest, chart.display());
    return content;
  }

  private static JsonNode layer(ChartAddress.Registry chart, JsonNode manifest) {
    return StreamSupport.stream(manifest.path("layers").spliterator(), false)
        .filter(layer -> CHARTS.contains(layer.path("mediaType").asText()))
        .findFirst()
        .orElseThrow(() -> new ChartException(BadChart, chart.display() + " is no Helm chart"));
  }

  private List<String> tags(ChartAddress.Registry chart, Access access) {
    var tags = new ArrayList<String>();
    var url = RegistryClient.url(chart, access, "tags/list");
    while (true) {
      var answer = client.get(chart, access, url, "", limits.answerBytes());
      for (var tag : RegistryClient.json(answer).path("tags")) {
        SemanticVersion.strict(tag.asText().replace('_', '+'))
            .map(SemanticVersion::text)
            .ifPresent(tags::add);
        if (tags.size() > MAX_TAGS) {
          throw new ChartException(TooLarge, chart.display() + " has too many tags");
        }
      }
      var link =
          answer.headers().firstValue("Link").map(NEXT::matcher).filter(each -> each.matches());
      if (link.isEmpty()) {
        return tags;
      }
      var next = Urls.http(url.resolve(link.get().group(1).replace(" ", "%20")).toString());
      if (!Urls.isSameOrigin(url, next) || next.equals(url)) {
        throw new ChartException(BadChart, chart.display() + " continues its tags elsewhere");
      }
      url = next;
    }
  }
}
