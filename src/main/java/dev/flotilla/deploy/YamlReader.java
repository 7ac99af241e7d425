package dev.flotilla.deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * Reads the YAML documents of one file into JSON values. The text may be hostile: its size, the
 * number of values that aliases multiply to, and the depth are bounded; a key twice in one mapping
 * and a tag that names a type are errors.
 */
final class YamlReader {

  /** Values in all documents of a file after aliases are followed. */
  private static final int VALUES = 500_000;

  private static final int DEPTH = 200;

  /** Marks what stands there without quotes and without a tag. */
  private static final Tag UNQUOTED = new Tag("!unquoted");

  private static final Set<Tag> TYPED = Set.of(Tag.NULL, Tag.BOOL, Tag.INT, Tag.FLOAT, Tag.MERGE);

  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setCodePointLimit(ContentReader.LIMIT)
          .setMaxAliasesForCollections(1000)
          .setSchema(new Untyped())
          .build();

  /** Leaves the meaning of unquoted text to {@link YamlScalar}; knows merge keys. */
  private static final class Untyped extends FailsafeSchema {
    @Override
    public ScalarResolver getScalarResolver() {
      return (text, implicit) -> !implicit ? Tag.STR : "<<".equals(text) ? Tag.MERGE : UNQUOTED;
    }
  }

  private final String path;
  private int left = VALUES;

  private YamlReader(String path) {
    this.path = path;
  }

  /**
   * A document of a file.
   *
   * @param origin {@code path:line} of its first value
   * @param value JSON value; null for an empty document
   */
  record Document(String origin, Object value) {}

  /**
   * The documents of a file, the empty ones left out.
   *
   * @throws RenderException with path and line when it cannot be read
   */
  static List<Document> read(BundleFile file) {
    var reader = new YamlReader(file.path());
    var text = file.text().startsWith("\uFEFF") ? file.text().substring(1) : file.text();
    try {
      var documents = new ArrayList<Document>();
      for (var node : new Compose(SETTINGS).composeAllFromString(text)) {
        var value = reader.value(node, 0);
        if (value != null) {
          documents.add(new Document(reader.at(node), value));
        }
      }
      return documents;
    } catch (MarkedYamlEngineException e) {
      var problem = e.getProblem() == null ? e.getContext() : e.getProblem();
      throw reader.broken(e.getProblemMark().or(e::getContextMark).orElse(null), problem);
    } catch (YamlEngineException e) {
      throw reader.broken(null, e.getMessage());
    } catch (StackOverflowError e) {
      throw reader.broken(null, "is nested too deeply");
    }
  }

  private Object value(Node node, int depth) {
    if (--left < 0 || depth > DEPTH) {
      throw error(
          node, depth > DEPTH ? "is nested too deeply" : "has more than " + VALUES + " values");
    }
    return switch (node) {
      case MappingNode mapping when Tag.MAP.equals(node.getTag()) -> map(mapping, depth);
      case SequenceNode sequence when Tag.SEQ.equals(node.getTag()) -> list(sequence, depth);
      case ScalarNode scalar -> scalar(scalar);
      default -> throw error(node, "the tag " + node.getTag() + " is not allowed");
    };
  }

  private Map<String, Object> map(MappingNode node, int depth) {
    var map = new LinkedHashMap<String, Object>();
    for (var tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw error(tuple.getKeyNode(), "a key must be a word");
      }
      if (map.containsKey(key.getValue())) {
        throw error(key, "the key \"" + key.getValue() + "\" is there twice");
      }
      map.put(key.getValue(), value(tuple.getValueNode(), depth + 1));
    }
    return map;
  }

  private List<Object> list(SequenceNode node, int depth) {
    var list = new ArrayList<Object>();
    node.getValue().forEach(item -> list.add(value(item, depth + 1)));
    return list;
  }

  private Object scalar(ScalarNode node) {
    var tag = node.getTag();
    if (Tag.STR.equals(tag) || Tag.BINARY.equals(tag)) {
      return node.getValue();
    }
    if (UNQUOTED.equals(tag) || TYPED.contains(tag)) {
      return YamlScalar.of(node.getValue());
    }
    throw error(node, "the tag " + tag + " is not allowed");
  }

  private String at(Node node) {
    return path + ":" + node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  private RenderException error(Node node, String problem) {
    return broken(node.getStartMark().orElse(null), problem);
  }

  private RenderException broken(Mark mark, String problem) {
    var where = mark == null ? path : path + ":" + (mark.getLine() + 1);
    return new RenderException(where + ": " + problem);
  }
}
