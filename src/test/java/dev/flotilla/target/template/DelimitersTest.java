package dev.flotilla.target.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelimitersTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '~',
      value = {
        "plain } $ text         => plain } $ text",
        "{{ .Values.x }}        => {{\"{{\"}} .Values.x }}",
        "a{b{{c                 => a{{\"{\"}}b{{\"{{\"}}c",
        "${1}                   => {{1}}",
        "{${ 1 }}               => {{\"{\"}}{{ 1 }}}",
        "$${ 1 }                => ${{ 1 }}",
        "x ${- 1 -} y           => x {{- 1 -}} y",
        "${-1}                  => {{-1}}",
        "${ \"}\" }             => {{ \"}\" }}",
        "${ \"\\\"}\" }         => {{ \"\\\"}\" }}",
        "${ `}` }${ '}' }       => {{ `}` }}{{ '}' }}",
        "a ${/* } */} b         => a {{/**/}} b",
        "a ${- /* x */ -} b     => a {{- /**/ -}} b",
        "${ $x := 1 }${ $x }    => {{ $x := 1 }}{{ $x }}",
        "${ .5 }${ 1.5e3 }      => {{ .5 }}{{ 1.5e3 }}",
        "${ . | len }           => {{ . | len }}",
        "${ now.Year }          => {{ now.Year }}",
        "${ (dict).x }          => {{ (dict).x }}",
        "${ fromJson \"1\" }    => {{ mustFromJson \"1\" }}",
        "${ 1 | f               => {{ 1 | f",
      })
  void writesTheSameForHelm(String fleet, String helm) {
    assertThat(Delimiters.toHelm(fleet)).isEqualTo(helm);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '~',
      value = {
        "${ .a }      => {{ (and CHECK:.:a .).a }}",
        "${ $.a }     => {{ (and CHECK:$:a $).a }}",
        "${ $x.a.b }  => {{ (and CHECK:$x:a CHECK:$x.a:b $x).a.b }}",
        "${ .a.b.c }  => {{ (and CHECK:.:a CHECK:.a:b CHECK:.a.b:c .).a.b.c }}",
        "${ f .a\"x\" } => {{ f (and CHECK:.:a .).a\"x\" }}",
      })
  void looksForEachKeyBeforeItIsUsed(String fleet, String helm) {
    var checks =
        Delimiters.toHelm(fleet)
            .replaceAll(
                "\\(or \\(not \\(kindIs \"map\" (\\S+)\\)\\) \\(hasKey \\1 \"(\\w+)\"\\) \\(fail \"map has no entry for key \\\\\"\\2\\\\\" @1\"\\)\\)",
                "CHECK:$1:$2");
    assertThat(checks).isEqualTo(helm);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "env",
        "expandenv",
        "getHostByName",
        "tpl",
        "include",
        "lookup",
        "required",
        "toYaml",
        "fromYaml",
        "toToml",
        "durationRoundTo"
      })
  void refusesFunctionsThatFleetDoesNotHave(String function) {
    assertThatThrownBy(() -> Delimiters.toHelm("a\n${ 1 | " + function + " }"))
        .isInstanceOf(TemplateException.class)
        .hasMessage("function \"" + function + "\" not defined")
        .extracting(e -> ((TemplateException) e).line())
        .isEqualTo(2);
    // As a key or a text it is only a word.
    assertThat(Delimiters.toHelm("${ \"" + function + "\" }")).contains(function);
    assertThat(Delimiters.toHelm("${ .a." + function + " }")).contains(function);
  }

  @ParameterizedTest
  @ValueSource(strings = {"define \"a\"", "template \"a\" .", "block \"a\" ."})
  void refusesTemplatesThatCallEachOther(String action) {
    assertThatThrownBy(() -> Delimiters.toHelm("${ " + action + " }"))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("is refused");
  }

  @Test
  void refusesWhatWouldGrowTooLarge() {
    for (var text :
        List.of(
            "${ .a }".repeat(300_000),
            "${ " + ".a ".repeat(300_000) + "}",
            "${ " + ".a".repeat(100_000) + " }")) {
      assertThatThrownBy(() -> Delimiters.toHelm(text))
          .isInstanceOf(TemplateException.class)
          .hasMessage("the templates are too large");
    }
  }

  @Property(tries = 2000)
  void anyTextIsTranslatedOrRefused(@ForAll("templates") String text) {
    try {
      var helm = Delimiters.toHelm(text);
      if (!Delimiters.in(text)) {
        assertThat(helm.replaceAll("\\{\\{\"(\\{+)\"}}", "$1")).isEqualTo(text);
      }
    } catch (TemplateException e) {
      assertThat(e.getMessage()).containsAnyOf("not defined", "is refused");
    }
  }

  @Provide
  Arbitrary<String> templates() {
    return Arbitraries.of(
            "${",
            "}",
            "{",
            "{{",
            "$",
            " ",
            "\n",
            "-",
            "/*",
            "*/",
            "\"",
            "'",
            "`",
            "\\",
            ".",
            "a",
            "$x",
            "(",
            ")",
            "|",
            "1",
            "env",
            "define",
            ":=",
            "ü",
            "\uD83D\uDE00",
            "\uD83D",
            "\0")
        .list()
        .ofMaxSize(20)
        .map(parts -> String.join("", parts));
  }
}
