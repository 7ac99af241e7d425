package dev.flotilla.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class VerdictPropertiesTest {

  @Property(tries = 200)
  void anyMessageFits(@ForAll @StringLength(max = 9000) String message) {
    var json = Verdict.failed("c0ffee", "Any", message, true).toJson();

    assertThat(json).hasSizeLessThanOrEqualTo(Verdict.MAX_BYTES);
    assertThat(Verdict.parse(new String(json, StandardCharsets.UTF_8))).isPresent();
  }
}
