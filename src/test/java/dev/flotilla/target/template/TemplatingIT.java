package dev.flotilla.target.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flotilla.api.fleet.BundleDeploymentOptions;
import dev.flotilla.api.fleet.HelmOptions;
import dev.flotilla.testing.Tools;
import dev.flotilla.tool.Tool;
import dev.flotilla.tool.ToolLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Templates with the real helm. What is expected in {@code cases.json} was printed by a Go program
 * that does with Go's text/template, sprig 3.3.0 and sigs.k8s.io/yaml what Fleet does with them.
 */
class TemplatingIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Tool HELM = new Tool("helm", Optional.of(Tools.where("helm")));

  /** More time than anything here takes on a busy machine. */
  private static final ToolLimits LIMITS =
      new ToolLimits(Duration.ofMinutes(2), ToolLimits.SMALL.memory(), ToolLimits.SMALL.output());

  @ParameterizedTest
  @MethodSource("cases")
  void fillsInWhatFleetFillsIn(JsonNode context, JsonNode each) {
    var filling = fill(HELM, LIMITS, values(each.get("values")), context);

    if (each.has("error")) {
      assertThat(filling.problem()).isPresent();
      assertThat(filling.problem().get())
          .startsWith("helm.values")
          .contains(each.get("error").asText().contains("YAML") ? "is no YAML" : said(each));
    } else {
      assertThat(filling.problem()).isEmpty();
      assertThat(text(JSON.valueToTree(filling.options().helm.values)))
          .isEqualTo(text(each.get("expected")));
    }
  }

  @Test
  void namesTheValueThatIsWrong() {
    var values =
        values(
            """
            {"a": {"b": ["fine", "${ .ClusterLabels.none }"]}, "c": "x"}
            """);
    assertThat(fill(HELM, LIMITS, values, context()).problem())
        .contains("helm.values.a.b[1]: map has no entry for key \"none\"");
  }

  @Test
  void fillsInTemplateValuesAsYamlOverTheValues() {
    var options = new BundleDeploymentOptions();
    options.helm = new HelmOptions();
    options.helm.values = Map.of("a", "stays", "b", "goes");
    options.helm.templateValues =
        Map.of(
            "b", "{number: ${ .ClusterLabels.n }, l: [1]}",
            "c", "- ${ .ClusterName }\n",
            "d", "");
    var filling = run(HELM, LIMITS, new Blank(options, facts(context())));

    assertThat(filling.problem()).isEmpty();
    assertThat(text(JSON.valueToTree(filling.options().helm.values)))
        .isEqualTo(
            text(
                tree(
                    """
                {"a": "stays", "b": {"number": 3, "l": [1]}, "c": ["c1"], "d": null}
                """)));
  }

  @Test
  void oneBadTemplateStopsItsClusterOnly() {
    var runs = new CountingRunner(new HelmRunner(HELM, LIMITS));
    var fillings =
        new Templating(runs)
            .fill(
                Stream.of("one", "", "three")
                    .map(
                        label ->
                            new Blank(
                                values("{\"a\": \"${ .ClusterLabels.x }\"}"),
                                new ClusterFacts(
                                    "ns",
                                    "c" + label,
                                    label.isEmpty() ? Map.of() : Map.of("x", label),
                                    Map.of(),
                                    Map.of())))
                    .toList());

    assertThat(fillings.get(0).options().helm.values).isEqualTo(Map.of("a", "one"));
    assertThat(fillings.get(1).problem()).contains("helm.values.a: map has no entry for key \"x\"");
    assertThat(fillings.get(2).options().helm.values).isEqualTo(Map.of("a", "three"));
    assertThat(runs.count).isEqualTo(4);
  }

  @Test
  void isBoundedInTimeMemoryAndOutput() {
    var small = new ToolLimits(LIMITS.time(), 96 << 20, 1 << 20);
    var brief = new ToolLimits(Duration.ofSeconds(3), small.memory(), small.output());
    var context = context();
    assertThat(
            fill(HELM, small, values("{\"a\": \"${ range until 2000000000 }${ end }\"}"), context)
                .problem()
                .orElseThrow())
        .contains("helm took more than 96 MiB of memory and was stopped");
    assertThat(
            fill(
                    HELM,
                    brief,
                    values(
                        "{\"a\": \"${ range until 1000 }${ genPrivateKey \\\"rsa\\\" }${ end }\"}"),
                    context)
                .problem()
                .orElseThrow())
        .contains("helm did not end in 3 s and was stopped");
    assertThat(
            fill(HELM, small, values("{\"a\": \"${ repeat 2000000 \\\"x\\\" }\"}"), context)
                .problem()
                .orElseThrow())
        .contains("helm printed more than 1048576 bytes and was stopped");
  }

  private static Filling fill(
      Tool helm, ToolLimits limits, BundleDeploymentOptions options, Object context) {
    return run(helm, limits, new Blank(options, facts((JsonNode) context)));
  }

  private static Filling run(Tool helm, ToolLimits limits, Blank blank) {
    return new Templating(new HelmRunner(helm, limits)).fill(List.of(blank)).getFirst();
  }

  private static JsonNode context() {
    return (JsonNode) cases().findFirst().orElseThrow()[0];
  }

  static Stream<Object[]> cases() {
    try (var in = TemplatingIT.class.getResourceAsStream("cases.json")) {
      var all = JSON.readTree(in);
      return StreamSupport.stream(all.get("cases").spliterator(), false)
          .map(each -> new Object[] {all.get("context"), each});
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** What a template said itself, without where it was in the reference's words. */
  private static String said(JsonNode each) {
    var error = each.get("error").asText();
    return error
        .replaceFirst("(?s).*(>: error calling fail: |>: |values:\\d+: )", "")
        .replaceFirst(" at values:\\d+$", "");
  }

  private static ClusterFacts facts(JsonNode context) {
    return new ClusterFacts(
        context.get("ClusterNamespace").asText(),
        context.get("ClusterName").asText(),
        texts(context.get("ClusterLabels")),
        texts(context.get("ClusterAnnotations")),
        texts(context.get("ClusterValues")));
  }

  @SuppressWarnings("unchecked")
  private static <V> Map<String, V> texts(JsonNode node) {
    return JSON.convertValue(node, Map.class);
  }

  private static BundleDeploymentOptions values(String json) {
    return values(tree(json));
  }

  private static BundleDeploymentOptions values(JsonNode json) {
    var options = new BundleDeploymentOptions();
    options.helm = new HelmOptions();
    options.helm.values = texts(json);
    return options;
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** JSON with its keys in order and all numbers as doubles, as Go has them. */
  private static String text(JsonNode node) {
    return canonical(node).toString();
  }

  private static JsonNode canonical(JsonNode node) {
    if (node.isObject()) {
      var sorted = JSON.createObjectNode();
      node.properties().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(member -> sorted.set(member.getKey(), canonical(member.getValue())));
      return sorted;
    }
    if (node.isArray()) {
      var items = JSON.createArrayNode();
      node.forEach(item -> items.add(canonical(item)));
      return items;
    }
    return node.isNumber() ? JSON.getNodeFactory().numberNode(node.doubleValue()) : node;
  }

  private static final class CountingRunner implements ChartRunner {

    private final ChartRunner runner;
    private int count;

    CountingRunner(ChartRunner runner) {
      this.runner = runner;
    }

    @Override
    public dev.flotilla.tool.Answer template(Map<String, String> files) {
      count++;
      return runner.template(files);
    }

    @Override
    public boolean isThere() {
      return runner.isThere();
    }
  }
}
