package dev.flotilla.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flotilla.bundle.BundleProblem;
import dev.flotilla.bundle.ChartException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that strangers made: honest ones are unpacked, the others refused, and told why. */
class ArchivesTest {

  private static final ChartLimits SMALL =
      new ChartLimits(Duration.ofSeconds(5), 1 << 20, 1 << 20, 1 << 20, 1 << 20, 100);

  @TempDir Path directory;
  private Path root;

  @BeforeEach
  void makeRoot() throws IOException {
    root = Files.createDirectories(directory.resolve("below/root"));
  }

  @Test
  void filesAreUnpackedWithAllTheirBytes() throws IOException {
    unpack(
        new TestArchive()
            .file("web/Chart.yaml", "name: web")
            .entry("web/templates/", '5', "", new byte[0])
            .entry("web/logo.bin", '0', "", new byte[] {0, -1, 2})
            .file("web/empty", "")
            .tgz());

    assertThat(names())
        .containsExactly("web/Chart.yaml", "web/empty", "web/logo.bin", "web/templates");
    assertThat(root.resolve("web/Chart.yaml")).hasContent("name: web");
    assertThat(root.resolve("web/logo.bin")).hasBinaryContent(new byte[] {0, -1, 2});
  }

  @Test
  void longNamesOfBothKindsAreRead() throws IOException {
    var name = "web/" + "a".repeat(120) + "/é.yaml";
    var record = " path=" + name + "\n";
    var length = record.getBytes(StandardCharsets.UTF_8).length;
    var pax = (length + 3) + record;
    unpack(
        new TestArchive()
            .entry("x", 'x', "", pax.getBytes(StandardCharsets.UTF_8))
            .file("cut-off", "posix")
            .entry("././@LongLink", 'L', "", (name + "2\0").getBytes(StandardCharsets.UTF_8))
            .file("cut-off", "gnu")
            .entry("g", 'g', "", "12 comment=a\n".getBytes(StandardCharsets.UTF_8))
            .file("last", "plain")
            .tgz());

    assertThat(root.resolve(name)).hasContent("posix");
    assertThat(root.resolve(name + "2")).hasContent("gnu");
    assertThat(root.resolve("last")).hasContent("plain");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../out.yaml",
        "web/../../out.yaml",
        "/etc/out.yaml",
        "web\\..\\out.yaml",
        "web/a\nb",
        "..",
        "./../x"
      })
  void namesThatLeadOutAreRefused(String name) throws IOException {
    assertRefused(new TestArchive().file(name, "TOP-SECRET").tgz(), "a name ");
    assertThat(directory.resolve("below/out.yaml")).doesNotExist();
    assertThat(directory.resolve("out.yaml")).doesNotExist();
  }

  @Test
  void aNameThatLeadsOutInAPosixHeaderIsRefused() {
    var record = "24 path=../../out.yaml\n\n".getBytes(StandardCharsets.UTF_8);
    assertRefused(
        new TestArchive().entry("x", 'x', "", record).file("ok", "a").tgz(),
        "a name is absolute, or has backslashes or control characters");
  }

  static Stream<Character> others() {
    return Stream.of('3', '4', '6', 'S', 'V', 'D', 'Z');
  }

  @ParameterizedTest
  @MethodSource("others")
  void devicesAndOtherThingsAreRefused(char type) {
    assertRefused(
        new TestArchive().entry("dev", type, "", new byte[0]).tgz(),
        "it has more than files and directories in it");
  }

  @ParameterizedTest
  @ValueSource(chars = {'1', '2', 'K'})
  void linksAreRefusedWhereverTheyLead(char type) {
    assertRefused(
        new TestArchive()
            .entry("web/link", type, "/etc/passwd", new byte[0])
            .file("web/link/x", "a")
            .tgz(),
        "it has links in it");
  }

  @Test
  void aBombEndsAtTheLimit() throws IOException {
    var zeros = new TestArchive().entry("zeros", '0', "", new byte[4 << 20]).tgz();
    assertThat(zeros.length).isLessThan(10_000);

    assertRefused(zeros, "it unpacks to more than allowed");
    assertThat(Files.size(root.resolve("zeros"))).isLessThanOrEqualTo(SMALL.unpackedBytes());
  }

  @Test
  void aBombOfHeadersEndsAtTheLimitToo() {
    var many = new TestArchive();
    for (var i = 0; i < 101; i++) {
      many.file("f" + i, "");
    }
    assertRefused(many.tgz(), "there are too many files and directories in it");
    assertRefused(
        new TestArchive().entry("x", 'x', "", new byte[(64 << 10) + 1]).tgz(),
        "a name is too long");
  }

  @Test
  void aNameTwiceOrAFileForADirectoryIsRefused() {
    assertRefused(new TestArchive().file("a", "1").file("a", "2").tgz(), "a name is there twice");
    assertRefused(
        new TestArchive().file("b", "1").file("b/c", "2").tgz(),
        "a name is none that a directory can have");
  }

  @Test
  void whatIsBrokenIsRefused() {
    var good = new TestArchive().file("web/Chart.yaml", "name: web\n".repeat(100)).tar();
    assertBroken("no archive at all".getBytes(StandardCharsets.UTF_8));
    assertBroken(new byte[0]);
    assertBroken(TestArchive.gzip("no tar".getBytes(StandardCharsets.UTF_8)));
    assertBroken(TestArchive.gzip(java.util.Arrays.copyOf(good, 700)));
    var cut = TestArchive.gzip(good);
    assertBroken(java.util.Arrays.copyOf(cut, cut.length / 2));
    good[0] = 'x';
    assertBroken(TestArchive.gzip(good));
    assertBroken(new TestArchive().entry("a", '0', "", 0_77777777777L, new byte[10]).tgz());
  }

  @Test
  void zipArchivesAreUnpackedWithTheSameCare() throws IOException {
    Archives.unpack(
        write(zip(Map.of("web/Chart.yaml", "name: web"))), ArchiveKind.ZIP, root, SMALL, "chart");
    assertThat(root.resolve("web/Chart.yaml")).hasContent("name: web");

    for (var name : List.of("../out", "/out", "a\\b")) {
      var hostile = write(zip(Map.of(name, "x")));
      assertThatThrownBy(() -> Archives.unpack(hostile, ArchiveKind.ZIP, root, SMALL, "chart"))
          .hasMessageStartingWith("chart: the archive is refused: a name ");
    }
    var bomb = write(zip(Map.of("zeros", "0".repeat(4 << 20))));
    assertThatThrownBy(() -> Archives.unpack(bomb, ArchiveKind.ZIP, root, SMALL, "chart"))
        .hasMessage("chart: the archive is refused: it unpacks to more than allowed");
  }

  private void assertRefused(byte[] archive, String why) {
    assertThatThrownBy(() -> unpack(archive))
        .isInstanceOf(ChartException.class)
        .hasMessageStartingWith("https://example.org/web.tgz: the archive is refused: " + why)
        .hasMessageNotContaining("TOP-SECRET")
        .satisfies(
            e -> assertThat(((ChartException) e).problem()).isEqualTo(BundleProblem.BadChart));
  }

  private void assertBroken(byte[] archive) {
    assertThatThrownBy(() -> unpack(archive))
        .isInstanceOf(ChartException.class)
        .hasMessageStartingWith("https://example.org/web.tgz: the archive is ");
  }

  private void unpack(byte[] archive) throws IOException {
    Archives.unpack(write(archive), ArchiveKind.TAR_GZ, root, SMALL, "https://example.org/web.tgz");
  }

  private Path write(byte[] archive) throws IOException {
    return Files.write(Files.createTempFile(directory, "archive", ""), archive);
  }

  private List<String> names() throws IOException {
    try (var all = Files.walk(root)) {
      return all.filter(path -> Files.isRegularFile(path) || path.toFile().list().length == 0)
          .map(path -> root.relativize(path).toString())
          .sorted()
          .toList();
    }
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }
}
