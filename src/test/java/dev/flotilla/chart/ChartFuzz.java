package dev.flotilla.chart;

import dev.flotilla.bundle.ChartException;
import dev.flotilla.fuzz.FuzzTarget;
import dev.flotilla.version.VersionRange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What of fetching charts is given inputs at random. */
public final class ChartFuzz {

  private static final ChartLimits LIMITS =
      new ChartLimits(Duration.ofSeconds(5), 1 << 20, 1 << 20, 1 << 20, 4 << 20, 200);

  private static final Path RANGES = Path.of("src/test/resources/dev/flotilla/version/ranges.tsv");

  private final Path directory;
  private final Path file;

  private ChartFuzz(Path directory) {
    this.directory = directory;
    this.file = directory.resolve("input");
  }

  /**
   * @param directory for what is unpacked; it is made
   */
  public static List<FuzzTarget> targets(Path directory) throws IOException {
    Files.createDirectories(directory);
    var fuzz = new ChartFuzz(directory);
    var tar =
        List.of(
            "ustar",
            "../",
            "/etc/",
            "\0",
            "0000644",
            "00000000000",
            "77777777777",
            "x",
            "L",
            "1",
            "2",
            "5",
            "g",
            "27 path=../../out\n");
    return List.of(
        new FuzzTarget("tar", tars(), tar, input -> fuzz.unpack(repaired(input), ArchiveKind.TAR)),
        new FuzzTarget(
            "tgz",
            tars().stream().map(TestArchive::gzip).toList(),
            tar,
            input -> fuzz.unpack(input, ArchiveKind.TAR_GZ)),
        new FuzzTarget(
            "zip",
            List.of(zip("web/Chart.yaml", "web/b"), zip("../web")),
            List.of("PK\3\4", "PK\1\2", "../", "/", "\0"),
            input -> fuzz.unpack(input, ArchiveKind.ZIP)),
        new FuzzTarget(
            "index.yaml",
            indexes(),
            List.of(
                "entries:",
                "web:",
                "version: ",
                "urls: ",
                "- ",
                "[",
                "{",
                "&a ",
                "*a",
                "\n  ",
                "---",
                "|\n",
                "!!x ",
                "\"",
                "'",
                "? "),
            fuzz::index),
        new FuzzTarget(
            "address",
            addresses(),
            List.of(
                "git::",
                "https://",
                "oci://",
                "//",
                "..",
                "?ref=",
                "&archive=",
                "checksum=",
                "%2e",
                "@",
                ":",
                "[",
                "\\",
                ".tgz",
                "github.com/"),
            ChartFuzz::address),
        new FuzzTarget(
            "version",
            ranges(),
            List.of(
                ">=",
                "^",
                "~",
                "||",
                " - ",
                "x",
                "*",
                "1",
                ".",
                "-0",
                "+",
                ",",
                "  ",
                "v",
                "99999999999999999999"),
            ChartFuzz::range));
  }

  /** With right checksums, without which nothing else of a header would be looked at. */
  private static byte[] repaired(byte[] input) {
    var tar = input.clone();
    for (var at = 0; at + 512 <= tar.length; at += 512) {
      if (new String(tar, at + 257, 5, StandardCharsets.ISO_8859_1).equals("ustar")) {
        Arrays.fill(tar, at + 148, at + 156, (byte) ' ');
        var sum = 0;
        for (var i = at; i < at + 512; i++) {
          sum += tar[i] & 0xff;
        }
        var text = "%06o\000 ".formatted(sum).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(text, 0, tar, at + 148, text.length);
      }
    }
    return tar;
  }

  private String unpack(byte[] input, ArchiveKind kind) throws IOException {
    Files.write(file, input);
    try (var tree = TempTree.in(directory, "tree-")) {
      try {
        Archives.unpack(file, kind, tree.root(), LIMITS, "chart");
        return "unpacked " + requireInside(tree.root());
      } catch (ChartException refused) {
        requireInside(tree.root());
        return refused.getMessage();
      }
    }
  }

  /** Only the input and the one tree are there, with plain files and directories in it. */
  private int requireInside(Path root) throws IOException {
    try (var beside = Files.list(directory);
        var inside = Files.walk(root)) {
      if (beside.count() != 2) {
        throw new AssertionError("something was written beside the tree");
      }
      var all = inside.toList();
      if (all.stream().anyMatch(Files::isSymbolicLink)) {
        throw new AssertionError("a link was made");
      }
      return all.size();
    }
  }

  private String index(byte[] input) throws IOException {
    Files.write(file, input);
    try {
      return HelmIndex.entries(file, "web")
          .map(entries -> "entries " + entries.size())
          .orElse("none");
    } catch (ChartException refused) {
      return refused.getMessage();
    }
  }

  private static String address(byte[] input) {
    try {
      var address = AddressParser.of(new String(input, StandardCharsets.UTF_8));
      requireInside(address);
      return address.getClass().getSimpleName();
    } catch (ChartException refused) {
      return refused.getMessage().replaceAll("\".*\"", "");
    }
  }

  private static void requireInside(ChartAddress address) {
    var directory =
        switch (address) {
          case ChartAddress.Archive archive -> archive.directory();
          case ChartAddress.Git git -> git.directory();
          case ChartAddress.Registry registry -> registry.repository();
        };
    if (!Path.of("/a").resolve(directory).normalize().startsWith("/a")) {
      throw new AssertionError("leads out: " + directory);
    }
  }

  private static String range(byte[] input) {
    try {
      var chosen =
          VersionRange.choose(
              new String(input, StandardCharsets.UTF_8), List.of("1.0.0", "1.2.3-rc.1", "0.0.1"));
      return chosen.toString();
    } catch (IllegalArgumentException refused) {
      return "refused";
    }
  }

  private static List<byte[]> tars() {
    return List.of(
        new TestArchive().file("web/Chart.yaml", "name: web").file("web/a/b", "x").tar(),
        new TestArchive().entry("web/", '5', "", new byte[0]).file("web/f", "y".repeat(600)).tar(),
        new TestArchive()
            .entry("x", 'x', "", "15 path=web/xy\n".getBytes(StandardCharsets.UTF_8))
            .file("cut", "a")
            .entry("././@LongLink", 'L', "", "web/long\0".getBytes(StandardCharsets.UTF_8))
            .file("cut", "b")
            .tar(),
        new TestArchive().entry("web/l", '2', "/etc/passwd", new byte[0]).tar());
  }

  private static byte[] zip(String... names) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write("name: web".repeat(9).getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  private static List<byte[]> indexes() {
    return texts(
        "apiVersion: v1\nentries:\n  web:\n  - version: 1.0.0\n    urls:\n    - web.tgz\n    digest: ab\n",
        "{\"entries\":{\"web\":[{\"version\":\"1.0.0\",\"urls\":[\"a\"]}],\"b\":[]}}",
        "entries: {web: &a [{version: 1}], c: *a}\n---\nb: c\n",
        "entries: [");
  }

  private static List<byte[]> addresses() {
    return texts(
        "https://h/a/web-1.0.0.tgz?checksum=sha256:ab&archive=zip",
        "git::https://h/r.git//charts/web?ref=v1",
        "github.com/a/b//c",
        "oci://h:5000/a/b:1.0.0",
        "git@github.com:a/b.git",
        "s3::https://x/y");
  }

  private static List<byte[]> ranges() throws IOException {
    var seeds = new ArrayList<byte[]>();
    for (var line : Files.readAllLines(RANGES)) {
      if (line.startsWith("\"")) {
        seeds.add(line.substring(1, line.lastIndexOf('"')).getBytes(StandardCharsets.UTF_8));
      }
    }
    return seeds;
  }

  private static List<byte[]> texts(String... texts) {
    return Stream.of(texts).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }
}
