package dev.flotilla.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** As the documentation of Go's {@code filepath.Match} says. */
class GoGlobTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "abc, abc, true",
        "*, abc, true",
        "*c, abc, true",
        "a*, a, true",
        "a*b?c*x, abxbbxdbxebxczzx, true",
        "a*b?c*x, abxbbxdbxebxczzy, false",
        "a*, ab/c, false",
        "ab[c], abc, true",
        "ab[b-d], abc, true",
        "ab[e-g], abc, false",
        "ab[^c], abc, false",
        "ab[^e-g], abc, true",
        "a\\*b, a*b, true",
        "a\\*b, ab, false",
        "a?b, a☺b, true",
        "a[^a]b, a☺b, true",
        "[\\]a], ], true",
        "[\\-x], -, true",
        "[x\\-], z, false",
        "[!a], !, true",
        "[a-ζ]*, α, true",
        "*[a-ζ], A, false",
        "a?b, a/b, false",
        "*x, xxx, true",
        "?, .h, false",
        "*, .h, true",
      })
  void matchesAsGoDoes(String pattern, String name, boolean matches) {
    assertThat(GoGlob.compile(pattern).matches(name)).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]a]", "[-]", "[x-]", "[-x]", "[a-b-c]", "[", "[^", "[^bc", "a[", "\\"})
  void whatIsNoPatternIsRefused(String pattern) {
    assertThatThrownBy(() -> GoGlob.compile(pattern)).isInstanceOf(PatternSyntaxException.class);
  }
}
