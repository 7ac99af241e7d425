package dev.flotilla.testing;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the API server counts of its requests, by all clients. */
public final class ServerCounts {

  private static final Pattern WRITE =
      Pattern.compile(
          "apiserver_request_total\\{.*dry_run=\"\".*resource=\"([^\"]*)\".*subresource=\"([^\"]*)\""
              + ".*verb=\"(?:POST|PUT|PATCH|APPLY|DELETE|DELETECOLLECTION)\".*} (\\S+)");

  private ServerCounts() {}

  /**
   * Writes so far by resource, for example {@code jobs/status}, but for the leases of leaders and
   * the tokens of controllers, which are renewed for ever. A dry run writes nothing.
   */
  public static Map<String, Long> writes(KubernetesClient admin) {
    var counts = new TreeMap<String, Long>();
    admin
        .raw("/metrics")
        .lines()
        .map(WRITE::matcher)
        .filter(Matcher::matches)
        .filter(line -> !line.group(1).equals("leases") && !line.group(2).equals("token"))
        .forEach(
            line ->
                counts.merge(
                    line.group(2).isEmpty() ? line.group(1) : line.group(1) + "/" + line.group(2),
                    (long) Double.parseDouble(line.group(3)),
                    Long::sum));
    return counts;
  }
}
