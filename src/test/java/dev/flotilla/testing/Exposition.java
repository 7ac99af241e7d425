package dev.flotilla.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A page of metrics as Prometheus reads it: its own text format, or OpenMetrics. */
public final class Exposition {

  private static final Pattern HEAD = Pattern.compile("# (HELP|TYPE) (\\S+) ?(.*)");
  private static final Pattern SAMPLE = Pattern.compile("([^{ ]+)(?:\\{(.*)\\})? \\S+");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  private static final String TOTAL = "_total";

  private final Map<String, Family> families = new LinkedHashMap<>();

  /**
   * One metric.
   *
   * @param name as its type and help say it
   * @param labels names of labels, without those that make a histogram
   */
  public record Family(String name, String type, String help, SortedSet<String> labels) {}

  /** Reads a page. */
  public Exposition(String text) {
    var heads = new LinkedHashMap<String, Map<String, String>>();
    var samples = new ArrayList<String>();
    text.lines()
        .forEach(
            line -> {
              var head = HEAD.matcher(line);
              if (head.matches()) {
                heads
                    .computeIfAbsent(head.group(2), name -> new LinkedHashMap<>())
                    .put(head.group(1), head.group(3));
              } else if (!line.isBlank() && !line.startsWith("#")) {
                samples.add(line);
              }
            });
    heads.forEach(
        (head, words) -> {
          var type = words.getOrDefault("TYPE", "untyped");
          // OpenMetrics leaves the ending out.
          var name = type.equals("counter") && !head.endsWith(TOTAL) ? head + TOTAL : head;
          var help = words.getOrDefault("HELP", "").strip();
          families.put(name, new Family(name, type, help, new TreeSet<>()));
        });
    samples.forEach(this::addLabels);
  }

  /** All metrics that have a value at least. */
  public Collection<Family> families() {
    return families.values();
  }

  private void addLabels(String line) {
    var sample = SAMPLE.matcher(line);
    if (!sample.matches()) {
      throw new IllegalStateException("no sample: " + line);
    }
    var family = families.get(familyOf(sample.group(1)));
    if (sample.group(2) != null) {
      LABEL
          .matcher(sample.group(2))
          .results()
          .map(label -> label.group(1))
          .filter(label -> !(family.type().equals("histogram") && label.equals("le")))
          .filter(label -> !(family.type().equals("summary") && label.equals("quantile")))
          .forEach(family.labels()::add);
    }
  }

  /** A histogram has several kinds of samples, whose names begin with its own. */
  private String familyOf(String sample) {
    return families.keySet().stream()
        .filter(name -> sample.equals(name) || sample.startsWith(name + "_"))
        .max(Comparator.comparingInt(String::length))
        .orElseThrow(() -> new IllegalStateException("a sample without a type: " + sample));
  }
}
