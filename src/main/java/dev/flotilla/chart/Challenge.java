package dev.flotilla.chart;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a registry asks for before it answers ({@code WWW-Authenticate}).
 *
 * @param scheme {@code basic} or {@code bearer}
 * @param parameters by their names in lower case
 */
record Challenge(String scheme, Map<String, String> parameters) {

  private static final int MAX_LENGTH = 4096;
  private static final Pattern WHOLE = Pattern.compile("\\s*+([A-Za-z]+)(?:\\s++(.*))?");
  private static final Pattern PARAMETER =
      Pattern.compile("([A-Za-z_]+)=(?:\"([^\"]*)\"|([^\\s,\"]*))");

  static Optional<Challenge> of(String header) {
    var whole = WHOLE.matcher(header);
    if (header.length() > MAX_LENGTH || !whole.matches()) {
      return Optional.empty();
    }
    var parameters = new HashMap<String, String>();
    var parts = PARAMETER.matcher(whole.group(2) == null ? "" : whole.group(2));
    while (parts.find()) {
      var value = parts.group(2) == null ? parts.group(3) : parts.group(2);
      parameters.put(parts.group(1).toLowerCase(Locale.ROOT), value);
    }
    return Optional.of(
        new Challenge(whole.group(1).toLowerCase(Locale.ROOT), Map.copyOf(parameters)));
  }
}
