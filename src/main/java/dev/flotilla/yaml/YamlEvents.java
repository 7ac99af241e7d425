package dev.flotilla.yaml;

import java.io.Reader;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Walks through the first document of a YAML text that may be larger than the memory: nothing is
 * kept of what is walked past. What an alias stands for is not known here, and counts as nothing.
 */
public final class YamlEvents {

  private static final int MAX_EVENTS = 10_000_000;

  private final Iterator<Event> events;
  private Event next;
  private int taken;
  private int depth;

  /**
   * @param text not closed here
   * @param characters how long it may be
   * @throws YamlException when it is none
   */
  public YamlEvents(Reader text, int characters) {
    var settings = LoadSettings.builder().setCodePointLimit(characters).build();
    events = new Parse(settings).parseReader(new WholeCharacters(text)).iterator();
    do {
      advance();
    } while (is(Event.ID.StreamStart) || is(Event.ID.DocumentStart) || is(Event.ID.Comment));
  }

  /**
   * Walks through the mapping that comes next; what is no mapping is walked past.
   *
   * @param member is told each key, and may take the value by one of these methods
   */
  public void mapping(Consumer<String> member) {
    if (!is(Event.ID.MappingStart)) {
      skip();
      return;
    }
    advance();
    while (!is(Event.ID.MappingEnd)) {
      var key = text();
      var before = taken;
      key.ifPresent(member);
      if (taken == before) {
        skip();
      }
    }
    advance();
  }

  /**
   * Walks through the list that comes next; what is no list is walked past.
   *
   * @param item is called where an item begins, and may take it by one of these methods
   */
  public void list(Runnable item) {
    if (!is(Event.ID.SequenceStart)) {
      skip();
      return;
    }
    advance();
    while (!is(Event.ID.SequenceEnd)) {
      var before = taken;
      item.run();
      if (taken == before) {
        skip();
      }
    }
    advance();
  }

  /** Takes what comes next; empty when it is no text, number or flag. */
  public Optional<String> text() {
    if (next instanceof ScalarEvent scalar) {
      advance();
      return Optional.of(scalar.getValue());
    }
    skip();
    return Optional.empty();
  }

  /** Walks past one value: {@code depth} counts what {@code next} opens or closes already. */
  private void skip() {
    if (is(Event.ID.MappingStart) || is(Event.ID.SequenceStart)) {
      var outside = depth - 1;
      while (depth > outside) {
        advance();
      }
    }
    if (!is(Event.ID.StreamEnd) && !is(Event.ID.DocumentEnd)) {
      advance();
    }
  }

  private boolean is(Event.ID kind) {
    return next.getEventId() == kind;
  }

  private void advance() {
    try {
      if (++taken > MAX_EVENTS) {
        throw new YamlException(Place.NOWHERE, "has more than " + MAX_EVENTS + " values");
      }
      if (events.hasNext()) {
        next = events.next();
        requireShallow();
      }
    } catch (MarkedYamlEngineException e) {
      var problem = e.getProblem() == null ? e.getContext() : e.getProblem();
      var mark = e.getProblemMark().or(e::getContextMark);
      throw new YamlException(
          mark.map(at -> new Place(at.getLine() + 1, at.getColumn() + 1)).orElse(Place.NOWHERE),
          problem);
    } catch (YamlEngineException e) {
      throw new YamlException(Place.NOWHERE, e.getMessage());
    }
  }

  private void requireShallow() {
    switch (next.getEventId()) {
      case MappingStart, SequenceStart -> depth++;
      case MappingEnd, SequenceEnd -> depth--;
      default -> {}
    }
    if (depth > YamlReader.DEPTH) {
      throw new YamlException(Place.NOWHERE, ShallowParser.TOO_DEEP);
    }
  }
}
