package dev.flotilla.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class NamesPropertiesTest {

  @Property
  void anyTextBecomesALabelThatNeedsNoFurtherChange(@ForAll String text) {
    var name = Names.helmReleaseName(text);

    assertThat(name).matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?").hasSizeLessThanOrEqualTo(53);
    assertThat(Names.helmReleaseName(name)).isEqualTo(name);
    assertThat(Names.helmReleaseName(text)).isEqualTo(name);
  }

  @Property
  void aLimitIsKept(@ForAll String text, @ForAll @IntRange(max = 80) int length) {
    var ascii = text.replaceAll("[^ -~]", "x");

    assertThat(Names.limit(ascii, length)).hasSizeLessThanOrEqualTo(length);
    assertThat(Names.safeConcatName(ascii, ascii)).hasSizeLessThan(64);
  }
}
