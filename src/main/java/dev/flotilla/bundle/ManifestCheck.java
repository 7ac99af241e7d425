package dev.flotilla.bundle;

import static dev.flotilla.bundle.BundleProblem.InvalidYaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Checks that a YAML file holds Kubernetes objects and nothing else, so that a mistake shows with
 * path and line when the commit is read, not when it is applied. Bounded: depth, documents and
 * aliases have limits, keys must not repeat, and tags make no Java objects.
 */
final class ManifestCheck {

  private static final int MAX_DEPTH = 100;
  private static final int MAX_DOCUMENTS = 5_000;
  private static final int MAX_ALIASES = 50;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setAllowDuplicateKeys(false)
          .setAllowRecursiveKeys(false)
          .setMaxAliasesForCollections(MAX_ALIASES)
          .setCodePointLimit(ReadLimits.DEFAULT.fileBytes())
          .build();

  private ManifestCheck() {}

  /**
   * @param path the file, for messages
   * @throws BundleReadException {@code InvalidYaml} with the place
   */
  static void check(String path, String yaml) {
    try {
      var starts = documentStarts(path, yaml);
      var number = 0;
      for (var document : new Load(SETTINGS).loadAllFromString(yaml)) {
        if (document != null) {
          requireObject(path, document, number < starts.size() ? starts.get(number) : 1);
        }
        number++;
      }
    } catch (MarkedYamlEngineException e) {
      throw at(path, e.getProblemMark(), e.getProblem());
    } catch (YamlEngineException e) {
      throw at(path, Optional.empty(), "is no valid YAML that may be used");
    } catch (StackOverflowError e) {
      throw at(path, Optional.empty(), "is nested too deeply");
    }
  }

  /** The line of each document, counted from 1; stops at the first that is out of bounds. */
  private static List<Integer> documentStarts(String path, String yaml) {
    var starts = new ArrayList<Integer>();
    var depth = 0;
    for (var event : new Parse(SETTINGS).parseString(yaml)) {
      switch (event) {
        case DocumentStartEvent start -> {
          starts.add(line(start.getEndMark()));
          if (starts.size() > MAX_DOCUMENTS) {
            throw at(path, start.getStartMark(), "more than " + MAX_DOCUMENTS + " documents");
          }
        }
        case CollectionStartEvent start -> {
          depth++;
          if (depth > MAX_DEPTH) {
            throw at(path, start.getStartMark(), "nested more than " + MAX_DEPTH + " levels deep");
          }
        }
        case CollectionEndEvent _ -> depth--;
        default -> {
          // Scalars and the like have no depth.
        }
      }
    }
    return starts;
  }

  private static void requireObject(String path, Object document, int line) {
    if (!(document instanceof Map<?, ?> object)) {
      throw new BundleReadException(
          InvalidYaml, path, line, 1, "the document is no Kubernetes object (not a mapping)");
    }
    for (var field : List.of("apiVersion", "kind")) {
      if (!(object.get(field) instanceof String text) || text.isBlank()) {
        throw new BundleReadException(
            InvalidYaml, path, line, 1, "the document is no Kubernetes object (no " + field + ")");
      }
    }
  }

  private static BundleReadException at(String path, Optional<Mark> mark, String problem) {
    return new BundleReadException(
        InvalidYaml,
        path,
        mark.map(ManifestCheck::line).orElse(0),
        mark.map(place -> place.getColumn() + 1).orElse(0),
        problem);
  }

  private static int line(Optional<Mark> mark) {
    return mark.map(ManifestCheck::line).orElse(1);
  }

  private static int line(Mark mark) {
    return mark.getLine() + 1;
  }
}
