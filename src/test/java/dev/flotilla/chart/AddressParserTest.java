package dev.flotilla.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flotilla.bundle.BundleProblem;
import dev.flotilla.bundle.ChartException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressParserTest {

  @ParameterizedTest
  @CsvSource({
    "https://h/a/web-1.0.0.tgz, https://h/a/web-1.0.0.tgz TAR_GZ '' .",
    "http://h:8080/web.tar.gz, http://h:8080/web.tar.gz TAR_GZ '' .",
    "https://h/WEB.TGZ, https://h/WEB.TGZ TAR_GZ '' .",
    "https://h/web.zip, https://h/web.zip ZIP '' .",
    "https://h/web.tar, https://h/web.tar TAR '' .",
    "https::https://h/web.tgz, https://h/web.tgz TAR_GZ '' .",
    "https://h/web.tgz//web/sub, https://h/web.tgz TAR_GZ '' web/sub",
    "https://h/web.tgz//web?x=1, https://h/web.tgz?x=1 TAR_GZ '' web",
    "https://h/get?archive=tgz&id=7, https://h/get?id=7 TAR_GZ '' .",
    "https://h/get?archive=.zip, https://h/get ZIP '' .",
    "https://h/web.tgz?checksum=sha256:ab, https://h/web.tgz TAR_GZ 'sha256:ab' .",
    "https://h/web.tgz?token=a+b%2Fc, https://h/web.tgz?token=a+b%2Fc TAR_GZ '' .",
  })
  void archivesAreAtUrls(String text, String expected) {
    var archive = (ChartAddress.Archive) AddressParser.of(text);
    assertThat(
            "%s %s '%s' %s"
                .formatted(archive.url(), archive.kind(), archive.checksum(), archive.directory()))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "git::https://h/r.git, https://h/r.git '' .",
    "git::https://h/r//charts/web?ref=v1, https://h/r 'v1' charts/web",
    "git::http://h/r?ref=a%2Fb&depth=1, http://h/r 'a/b' .",
    "github.com/a/b, https://github.com/a/b.git '' .",
    "github.com/a/b.git//c?ref=x, https://github.com/a/b.git 'x' c",
    "gitlab.com/a/b/c/d, https://gitlab.com/a/b.git '' c/d",
    "bitbucket.org/a/b, https://bitbucket.org/a/b.git '' .",
  })
  void gitRepositoriesAreForcedOrShort(String text, String expected) {
    var git = (ChartAddress.Git) AddressParser.of(text);
    assertThat("%s '%s' %s".formatted(git.url(), git.ref(), git.directory())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "oci://h/a/web, h a/web '' ''",
    "oci://h:5000/web/, h:5000 web '' ''",
    "oci://h/web:1.0.0, h web '1.0.0' ''",
    "oci://127.0.0.1:5000/a_b/c-d:1.0.0+x, 127.0.0.1:5000 a_b/c-d '1.0.0+x' ''",
  })
  void chartsOfRegistriesBeginWithOci(String text, String expected) {
    var chart = (ChartAddress.Registry) AddressParser.of(text);
    assertThat(
            "%s %s '%s' '%s'"
                .formatted(chart.host(), chart.repository(), chart.tag(), chart.digest()))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "file::/etc/passwd",
        "git::file:///srv/r",
        "git::ext::sh -c id",
        "git::--upload-pack=id",
        "git::ssh://git@h/r",
        "ssh://git@h/r",
        "git@github.com:a/b.git",
        "git://h/r",
        "s3::https://s3.amazonaws.com/b/k",
        "hg::http://h/r",
        "https://h/web",
        "https://h/repo.git//web",
        "https:///web.tgz",
        "https://u:p4ssw0rd@h/web.tgz",
        "git::https://u:p4ssw0rd@h/r",
        "https://h/web.tgz//../../etc",
        "git::https://h/r//a\\b",
        "git::https://h/r?sshkey=p4ssw0rd",
        "https://h/we b.tgz",
        "https://h/web.tgz?x=%zz&checksum=%p",
        "https://[h/web.tgz",
        "oci://h",
        "oci://h/UPPER",
        "oci://u:p4ssw0rd@h/web",
        "oci://h/../web",
        "ftp://h/web.tgz",
        "javascript:alert",
        "github.com/a",
        "",
      })
  void everythingElseIsRefusedWithoutSayingWhatMayBeSecret(String text) {
    assertThatThrownBy(() -> AddressParser.of(text))
        .isInstanceOf(ChartException.class)
        .hasMessageNotContaining("p4ssw0rd")
        .satisfies(
            e -> assertThat(((ChartException) e).problem()).isEqualTo(BundleProblem.NotSupported));
  }
}
