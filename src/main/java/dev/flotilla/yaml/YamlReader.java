package dev.flotilla.yaml;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * Reads YAML that may be hostile: size, depth, the number of documents and of the values that
 * aliases multiply to are bounded, and a tag that names a type is an error. What an unquoted value
 * means is decided by {@link YamlScalar}.
 */
public final class YamlReader {

  /** Longest text, in characters. Callers bound bytes before they make a text of them. */
  public static final int CHARACTERS = 16 << 20;

  /** Values in all documents of a text after aliases are followed. */
  static final int VALUES = 500_000;

  static final int DEPTH = 100;
  static final int DOCUMENTS = 5_000;

  /** Marks what stands there without quotes and without a tag. */
  private static final Tag UNQUOTED = new Tag("!unquoted");

  private static final Set<Tag> TYPED = Set.of(Tag.NULL, Tag.BOOL, Tag.INT, Tag.FLOAT);

  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setCodePointLimit(CHARACTERS)
          .setMaxAliasesForCollections(1000)
          .setSchema(new Untyped())
          .build();

  /** Leaves the meaning of unquoted text to {@link YamlScalar}, and merge keys to this class. */
  private static final class Untyped extends FailsafeSchema {
    @Override
    public ScalarResolver getScalarResolver() {
      return (_, implicit) -> implicit ? UNQUOTED : Tag.STR;
    }
  }

  private final boolean lastKeyWins;

  /** Not counted anew when a text is read again, so that no text is read for long. */
  private int left = VALUES;

  private YamlReader(boolean lastKeyWins) {
    this.lastKeyWins = lastKeyWins;
  }

  /**
   * All documents of a text, empty ones too, which are null. A key twice in one mapping is an
   * error.
   *
   * @throws YamlException with the place
   */
  public static List<YamlNode> documents(String text) {
    return new YamlReader(false).read(text, DOCUMENTS + 1);
  }

  /**
   * The first document of a text, or nothing when there is none. What follows it is not looked at,
   * and of a key that is there twice the last one counts, both as Go does.
   *
   * @throws YamlException with the place
   */
  public static Optional<YamlNode> first(String text) {
    return new YamlReader(true).read(text, 1).stream().findFirst();
  }

  private List<YamlNode> read(String text, int count) {
    var tabs = new TabRepair(text.startsWith("\uFEFF") ? text.substring(1) : text);
    while (true) {
      try {
        return compose(tabs.text(), count);
      } catch (MarkedYamlEngineException e) {
        if (!tabs.repair(e.getProblemMark())) {
          var problem = e.getProblem() == null ? e.getContext() : e.getProblem();
          throw new YamlException(place(e.getProblemMark().or(e::getContextMark)), problem);
        }
      }
    }
  }

  private List<YamlNode> compose(String text, int count) {
    try {
      var documents = new ArrayList<YamlNode>();
      var nodes = new Composer(SETTINGS, parser(text));
      while (nodes.hasNext()) {
        var node = nodes.next();
        documents.add(value(node, 0));
        if (documents.size() > DOCUMENTS) {
          throw error(node, "more than " + DOCUMENTS + " documents");
        }
        if (documents.size() == count) {
          break;
        }
      }
      return documents;
    } catch (MarkedYamlEngineException e) {
      throw e;
    } catch (YamlEngineException e) {
      throw new YamlException(Place.NOWHERE, e.getMessage());
    } catch (IllegalArgumentException e) {
      // The parser means the tag, which it does not check by itself.
      throw new YamlException(Place.NOWHERE, "has a tag that is none");
    }
  }

  private static Parser parser(String text) {
    var whole = new WholeCharacters(new StringReader(text));
    return new ShallowParser(new ParserImpl(SETTINGS, new StreamReader(SETTINGS, whole)));
  }

  private YamlNode value(Node node, int depth) {
    if (--left < 0 || depth > DEPTH) {
      throw error(
          node, depth > DEPTH ? ShallowParser.TOO_DEEP : "has more than " + VALUES + " values");
    }
    return switch (node) {
      case MappingNode mapping when Tag.MAP.equals(node.getTag()) -> mapping(mapping, depth);
      case SequenceNode sequence when Tag.SEQ.equals(node.getTag()) ->
          new YamlNode.Sequence(
              place(node.getStartMark()),
              sequence.getValue().stream().map(item -> value(item, depth + 1)).toList());
      case ScalarNode scalar -> new YamlNode.Scalar(place(node.getStartMark()), scalar(scalar));
      default -> throw error(node, "the tag " + node.getTag() + " is not allowed");
    };
  }

  private YamlNode mapping(MappingNode node, int depth) {
    var entries = new LinkedHashMap<String, YamlNode.Entry>();
    var keys = new HashSet<String>();
    for (var tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode word)) {
        throw error(tuple.getKeyNode(), "a key must be a word");
      }
      var value = value(tuple.getValueNode(), depth + 1);
      if (isMerge(word)) {
        merged(value, tuple.getValueNode()).forEach(entry -> entries.put(entry.key(), entry));
        continue;
      }
      var key = key(word);
      entries.put(key, new YamlNode.Entry(place(word.getStartMark()), key, value));
      if (!keys.add(key) && !lastKeyWins) {
        throw error(word, "the key \"" + key + "\" is there twice");
      }
    }
    return new YamlNode.Mapping(place(node.getStartMark()), List.copyOf(entries.values()));
  }

  private static boolean isMerge(ScalarNode key) {
    return UNQUOTED.equals(key.getTag()) && key.getValue().equals("<<");
  }

  /**
   * What a merge key brings, what counts last. As in Go it counts where it stands: it replaces what
   * stands before it, and is replaced by what stands after it.
   */
  private static List<YamlNode.Entry> merged(YamlNode value, Node node) {
    var maps = value instanceof YamlNode.Sequence list ? list.items().reversed() : List.of(value);
    var entries = new ArrayList<YamlNode.Entry>();
    for (var map : maps) {
      if (!(map instanceof YamlNode.Mapping mapping)) {
        throw error(node, "only mappings can be merged, by an alias or in a list");
      }
      entries.addAll(mapping.entries());
    }
    return entries;
  }

  private String key(ScalarNode word) {
    if (UNQUOTED.equals(word.getTag()) && YamlScalar.isInfinite(word.getValue())) {
      return word.getValue().toLowerCase(Locale.ROOT).replace("+", "");
    }
    var value = scalar(word);
    if (value == null) {
      throw error(word, "a key must not be null");
    }
    return GoText.of(value);
  }

  private Object scalar(ScalarNode node) {
    var tag = node.getTag();
    if (Tag.STR.equals(tag)) {
      return node.getValue();
    }
    if (Tag.BINARY.equals(tag)) {
      return binary(node);
    }
    if (UNQUOTED.equals(tag) || TYPED.contains(tag)) {
      if (YamlScalar.isInfinite(node.getValue())) {
        throw error(
            node, "infinity, or no number, cannot be said in JSON; quote it if it is a text");
      }
      return YamlScalar.of(node.getValue());
    }
    throw error(node, "the tag " + tag + " is not allowed");
  }

  private static String binary(ScalarNode node) {
    try {
      return new String(Base64.getMimeDecoder().decode(node.getValue()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw error(node, "is no base64");
    }
  }

  private static YamlException error(Node node, String problem) {
    return new YamlException(place(node.getStartMark()), problem);
  }

  private static Place place(Optional<Mark> mark) {
    return mark.map(at -> new Place(at.getLine() + 1, at.getColumn() + 1)).orElse(Place.NOWHERE);
  }
}
