package dev.flotilla.target.template;

import dev.flotilla.api.fleet.BundleDeploymentOptions;
import dev.flotilla.api.fleet.HelmOptions;
import dev.flotilla.fuzz.FuzzTarget;
import dev.flotilla.tool.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of filling in templates is given inputs at random. Helm's part is played, not run. */
public final class TemplateFuzz {

  private static final ClusterFacts CLUSTER =
      new ClusterFacts("fleet-local", "local", Map.of("env", "prod"), Map.of(), Map.of("a", 1));

  private TemplateFuzz() {}

  /** The targets. */
  public static List<FuzzTarget> targets() {
    return List.of(
        new FuzzTarget(
            "template",
            texts(
                "${ .ClusterName }",
                "a ${ if eq .ClusterLabels.env \"prod\" }b${ else }c${ end }",
                "${ range $k, $v := .ClusterValues }${ $k }: ${ $v | quote }${ end }",
                "{{ .Values.a }} ${ `}` }",
                "${/* }*/}",
                "global.fleet.clusterLabels.env",
                "$${ \"\\\"}\" }",
                "${ define \"a\" }"),
            List.of(
                "${",
                "}",
                "{{",
                "}}",
                "-",
                "`",
                "\"",
                "'",
                "/*",
                "*/",
                "$",
                "|",
                ".",
                "(",
                ")",
                ":=",
                "range",
                "with",
                "end",
                "define",
                "template",
                "include",
                "tpl",
                "lookup",
                ".ClusterLabels",
                ".ClusterValues",
                "global.fleet.clusterLabels."),
            input -> filledIn(text(input), sheets -> printed(sheets, "a: b"))),
        new FuzzTarget(
            "filled-in values",
            texts("a: b", "a: [1, 2]", "text", "", "a: {b: !!binary x}", "a: &b c\nd: *b"),
            List.of("&a", "*a", "<<: ", "!!", "|\n", ">-", "---", "\t", "{", "[", "? ", "null"),
            input -> filledIn("${ .ClusterName }", sheets -> printed(sheets, text(input)))),
        new FuzzTarget(
            "errors of helm",
            texts(
                "Error: t/templates/_0.tpl:1:3: executing \"x\" at <.a>: nil pointer",
                "Error: execution error at (t/templates/print.yaml:2:5): no a @1",
                "Error: t/templates/_99.tpl:1: x",
                "Error: execution error at (t/templates/print.yaml:99999999999:5): x",
                "Error: parse error at (t/templates/_0.tpl:1): unclosed action"),
            List.of(
                "t/templates/_", ".tpl:", "print.yaml:", "0", "9999999999", "@", "-1", "(", ")"),
            input -> filledIn("${ .ClusterName }", _ -> new Answer(1, "", text(input)))));
  }

  private static String filledIn(String template, Function<Map<String, String>, Answer> helm) {
    var options = new BundleDeploymentOptions();
    options.helm = new HelmOptions();
    options.helm.values = Map.of("first", template, "list", List.of(Map.of(template, 1)));
    options.helm.templateValues = Map.of("second", template);
    return new Templating(new Player(helm))
        .fill(List.of(new Blank(options, CLUSTER))).stream()
            .map(filling -> filling.problem().orElse("filled in"))
            .collect(Collectors.joining());
  }

  /** What helm prints when every template gives a text. */
  private static Answer printed(Map<String, String> chart, String text) {
    var base64 = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    var lines =
        chart
            .get("templates/print.yaml")
            .lines()
            .filter(line -> line.startsWith("- s"))
            .map(_ -> "- s0 " + base64);
    return new Answer(0, lines.collect(Collectors.joining("\n")), "");
  }

  private record Player(Function<Map<String, String>, Answer> helm) implements ChartRunner {
    @Override
    public Answer template(Map<String, String> files) {
      return helm.apply(files);
    }

    @Override
    public boolean isThere() {
      return true;
    }
  }

  private static String text(byte[] input) {
    return new String(input, StandardCharsets.UTF_8);
  }

  private static List<byte[]> texts(String... texts) {
    return Stream.of(texts).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }
}
