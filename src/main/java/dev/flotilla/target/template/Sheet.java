package dev.flotilla.target.template;

import dev.flotilla.api.fleet.HelmOptions;
import dev.flotilla.yaml.YamlException;
import dev.flotilla.yaml.YamlNode;
import dev.flotilla.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What is to be filled in for one cluster.
 *
 * @param context the dot of the templates
 * @param plain the values when nothing in them is a template
 * @param templates each for Helm; the first is that of all values, if there is one
 * @param keys what each template is: a key of {@code helm.templateValues}; empty = all values
 * @param yaml the text of all values, for messages
 */
record Sheet(
    Map<String, Object> context,
    Map<String, Object> plain,
    List<String> templates,
    List<String> keys,
    GoYaml yaml) {

  /**
   * @throws TemplateException when a template asks for what there is not, or values are too deep
   */
  static Sheet of(HelmOptions helm, ClusterFacts cluster) {
    var values =
        LabelValues.fill(
            Objects.requireNonNullElse(helm.values, Map.of()), cluster.visibleLabels());
    var yaml = GoYaml.of(values);
    var templates = new ArrayList<String>();
    var keys = new ArrayList<String>();
    if (!Boolean.TRUE.equals(helm.disablePreProcess)) {
      if (Delimiters.in(yaml.text())) {
        templates.add(translated(yaml));
        keys.add("");
      }
      new TreeMap<>(Objects.requireNonNullElse(helm.templateValues, Map.<String, String>of()))
          .forEach(
              (key, text) -> {
                templates.add(translated(key, text));
                keys.add(key);
              });
    }
    return new Sheet(cluster.context(), values, List.copyOf(templates), List.copyOf(keys), yaml);
  }

  /** Whether a template has to run. */
  boolean isTemplate() {
    return !templates.isEmpty();
  }

  /**
   * The values, filled in.
   *
   * @param answers what each template gave
   * @throws TemplateException when what a template gave is no YAML
   */
  Map<String, Object> values(List<String> answers) {
    var values = new LinkedHashMap<>(plain);
    for (var i = 0; i < answers.size(); i++) {
      var value = read(keys.get(i), answers.get(i));
      if (!keys.get(i).isEmpty()) {
        values.put(keys.get(i), value);
      } else if (value instanceof Map<?, ?> map) {
        values.clear();
        map.forEach((key, member) -> values.put((String) key, member));
      } else {
        throw new TemplateException("helm.values: are no mapping once they are filled in");
      }
    }
    return values;
  }

  /**
   * Where a template stands, for messages.
   *
   * @param line the line of the template, from 1
   */
  String path(int template, int line) {
    return keys.get(template).isEmpty() ? join(place(template), yaml.path(line)) : place(template);
  }

  /** The same as far as is known without a line. */
  String place(int template) {
    var key = keys.get(template);
    return key.isEmpty() ? "helm.values" : "helm.templateValues." + key;
  }

  private Object read(String key, String text) {
    try {
      return YamlReader.first(text).map(YamlNode::toValue).orElse(null);
    } catch (YamlException e) {
      var path =
          key.isEmpty()
              ? join("helm.values", yaml.path(e.place().line()))
              : "helm.templateValues." + key;
      throw new TemplateException(
          "%s: is no YAML once it is filled in: %s".formatted(path, e.getMessage()));
    }
  }

  private static String translated(GoYaml yaml) {
    try {
      return Delimiters.toHelm(yaml.text());
    } catch (TemplateException e) {
      throw new TemplateException(join("helm.values", yaml.path(e.line())) + ": " + e.getMessage());
    }
  }

  private static String translated(String key, String text) {
    try {
      return Delimiters.toHelm(text);
    } catch (TemplateException e) {
      throw new TemplateException("helm.templateValues." + key + ": " + e.getMessage());
    }
  }

  private static String join(String root, String path) {
    return path.isEmpty() ? root : root + "." + path;
  }
}
