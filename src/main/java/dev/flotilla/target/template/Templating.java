package dev.flotilla.target.template;

import dev.flotilla.api.fleet.HelmOptions;
import dev.flotilla.tool.ToolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fills in the values of a bundle for its clusters: with one run of helm for all of them, and when
 * that fails, with one for each, so that a bad template stops the clusters only that it is bad for.
 * What has been filled in once is remembered.
 */
public final class Templating {

  /** Clusters in one run, so that what it prints is bounded. */
  private static final int TOGETHER = 100;

  private final ChartRunner helm;
  private final Memo memo = new Memo();

  public Templating(ChartRunner helm) {
    this.helm = helm;
  }

  /** What came of each, in the same order. */
  public List<Filling> fill(List<Blank> blanks) {
    var fillings = new ArrayList<Filling>();
    var open = new ArrayList<Open>();
    for (var blank : blanks) {
      fillings.add(prepare(blank, fillings.size(), open));
    }
    for (var from = 0; from < open.size(); from += TOGETHER) {
      for (var done : run(open.subList(from, Math.min(open.size(), from + TOGETHER)))) {
        fillings.set(done.place(), done.filling());
      }
    }
    return List.copyOf(fillings);
  }

  /**
   * A sheet that helm has to fill in.
   *
   * @param place which of the blanks it is
   */
  private record Open(int place, Blank blank, Sheet sheet) {}

  private record Done(int place, Filling filling) {}

  /** Does what needs no template; the rest is noted as open. */
  private Filling prepare(Blank blank, int place, List<Open> open) {
    completeAsFleet(blank);
    var helmOptions = blank.options().helm;
    if (helmOptions == null || isEmpty(helmOptions.values) && helmOptions.templateValues == null) {
      return Filling.good(blank.options());
    }
    try {
      var sheet = Sheet.of(helmOptions, blank.cluster());
      if (!sheet.isTemplate()) {
        return filled(blank, sheet, List.of());
      }
      var known = memo.get(sheet);
      if (known.isPresent()) {
        return filled(blank, sheet, known.get());
      }
      open.add(new Open(place, blank, sheet));
    } catch (TemplateException e) {
      return Filling.bad(blank.options(), e.getMessage());
    }
    return Filling.good(blank.options());
  }

  /**
   * Fleet gives a cluster with labels options for Helm, and these some values, where a bundle says
   * nothing of them. They change nothing but the id of the version.
   */
  private static void completeAsFleet(Blank blank) {
    if (blank.cluster().visibleLabels().isEmpty()) {
      return;
    }
    var options = blank.options();
    if (options.helm == null) {
      options.helm = new HelmOptions();
    } else if (options.helm.values == null) {
      options.helm.values = Map.of();
    }
  }

  private static boolean isEmpty(Map<String, Object> values) {
    return values == null || values.isEmpty();
  }

  private List<Done> run(List<Open> open) {
    var sheets = open.stream().map(Open::sheet).toList();
    try {
      var answer = helm.template(TemplateChart.of(sheets).files());
      if (answer.code() == 0) {
        var answers = TemplateChart.answers(answer.output(), sheets);
        var done = new ArrayList<Done>();
        for (var i = 0; i < open.size(); i++) {
          memo.put(open.get(i).sheet(), answers.get(i));
          done.add(finished(open.get(i), answers.get(i)));
        }
        return done;
      }
      if (open.size() > 1) {
        return open.stream().flatMap(each -> run(List.of(each)).stream()).toList();
      }
      return List.of(
          failed(open.getFirst(), TemplateChart.problem(sheets.getFirst(), answer.errors())));
    } catch (ToolException e) {
      if (open.size() > 1 && helm.isThere()) {
        return open.stream().flatMap(each -> run(List.of(each)).stream()).toList();
      }
      return open.stream().map(each -> failed(each, e)).toList();
    }
  }

  private static Done finished(Open open, List<String> answers) {
    try {
      return new Done(open.place(), filled(open.blank(), open.sheet(), answers));
    } catch (TemplateException e) {
      return failed(open, e.getMessage());
    }
  }

  private static Done failed(Open open, ToolException e) {
    return new Done(
        open.place(),
        Filling.failed(
            open.blank().options(), "helm.values: cannot be filled in: " + e.getMessage()));
  }

  private static Done failed(Open open, String problem) {
    return new Done(open.place(), Filling.bad(open.blank().options(), problem));
  }

  private static Filling filled(Blank blank, Sheet sheet, List<String> answers) {
    var values = sheet.values(answers);
    blank.options().helm.values =
        values.isEmpty() && blank.options().helm.values == null ? null : values;
    return Filling.good(blank.options());
  }
}
