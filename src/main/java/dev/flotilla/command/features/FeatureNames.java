package dev.flotilla.command.features;

import dev.flotilla.feature.Decision;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The features that there are, for the check of arguments and the completion in shells. */
final class FeatureNames extends ArrayList<String> implements ITypeConverter<String> {

  FeatureNames() {
    super(List.of(Decision.CONTINUOUS_DELIVERY));
  }

  @Override
  public String convert(String text) {
    if (!contains(text)) {
      throw new TypeConversionException(
          "there is no feature %s; the only one is %s".formatted(text, getFirst()));
    }
    return text;
  }
}
