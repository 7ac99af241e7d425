package dev.flotilla.command.features;

import dev.flotilla.feature.Decision;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How a flip is written: {@code continuous-delivery=off}. */
final class FlipNames extends ArrayList<String> implements ITypeConverter<FlipNames.Flip> {

  private static final String ON = Decision.CONTINUOUS_DELIVERY + "=on";
  private static final String OFF = Decision.CONTINUOUS_DELIVERY + "=off";

  /** All that may be written, for the completion in shells. */
  FlipNames() {
    super(List.of(ON, OFF));
  }

  /** A flip of the only feature. */
  record Flip(boolean on) {}

  @Override
  public Flip convert(String text) {
    if (!contains(text)) {
      throw new TypeConversionException("must be %s or %s".formatted(ON, OFF));
    }
    return new Flip(text.equals(ON));
  }
}
