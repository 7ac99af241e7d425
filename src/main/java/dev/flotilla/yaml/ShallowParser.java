package dev.flotilla.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * Ends a text that is nested too deeply before anything recursive looks at it. To catch the
 * overflow of the stack would not do: where it hits a class that is just being made ready, nobody
 * can use that class any more.
 */
final class ShallowParser implements Parser {

  /** What is told when it is too deep. */
  static final String TOO_DEEP = "is nested too deeply";

  private final Parser parser;
  private int depth;

  ShallowParser(Parser parser) {
    this.parser = parser;
  }

  @Override
  public boolean checkEvent(Event.ID kind) {
    return parser.checkEvent(kind);
  }

  @Override
  public Event peekEvent() {
    return parser.peekEvent();
  }

  @Override
  public boolean hasNext() {
    return parser.hasNext();
  }

  @Override
  public Event next() {
    var event = parser.next();
    switch (event.getEventId()) {
      case MappingStart, SequenceStart -> {
        if (++depth > YamlReader.DEPTH + 1) {
          throw new TooDeep(event);
        }
      }
      case MappingEnd, SequenceEnd -> depth--;
      default -> {}
    }
    return event;
  }

  private static final class TooDeep extends MarkedYamlEngineException {
    TooDeep(Event event) {
      super(null, Optional.empty(), TOO_DEEP, event.getStartMark());
    }
  }
}
