package dev.flotilla.webhook.provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;

/**
 * Reads of a JSON document only the fields that are asked for. The rest is passed over as it
 * streams by: a push of a thousand commits takes no more memory than one.
 */
final class SlimJson {

  /** The deepest that an honest payload goes is eight. */
  private static final int MAX_DEPTH = 50;

  private static final int MAX_TEXT = 1024 * 1024;
  private static final int MAX_NAME = 1024;

  /** Values that are kept; a Bitbucket push names each of its refs in some twenty. */
  private static final int MAX_KEPT = 20_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_TEXT)
                  .maxNameLength(MAX_NAME)
                  .maxNumberLength(100)
                  .build())
          // A name that is made up must not stay in memory for good.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private final JsonParser parser;
  private final Set<String> names;
  private int kept;

  private SlimJson(JsonParser parser, Set<String> names) {
    this.parser = parser;
    this.names = names;
  }

  /**
   * @param names the fields to keep, at whatever depth; their parents have to be among them
   * @throws MalformedException when it is no JSON object, or too deep
   */
  static JsonNode read(byte[] json, Set<String> names) {
    try (var parser = FACTORY.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedException("the body is no JSON object");
      }
      var object = new SlimJson(parser, names).object();
      if (parser.nextToken() != null) {
        throw new MalformedException("something follows the JSON object");
      }
      return object;
    } catch (IOException e) {
      // Not the exception's message: it repeats what was sent.
      throw new MalformedException("the body is no JSON that can be read");
    }
  }

  private ObjectNode object() throws IOException {
    var object = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = parser.currentName();
      parser.nextToken();
      if (names.contains(name)) {
        object.set(name, value());
      } else {
        parser.skipChildren();
      }
    }
    return object;
  }

  private ArrayNode array() throws IOException {
    var array = JsonNodeFactory.instance.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value());
    }
    return array;
  }

  private JsonNode value() throws IOException {
    if (++kept > MAX_KEPT) {
      throw new MalformedException("the body has too many values");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> JsonNodeFactory.instance.textNode(parser.getText());
      default -> JsonNodeFactory.instance.nullNode();
    };
  }
}
