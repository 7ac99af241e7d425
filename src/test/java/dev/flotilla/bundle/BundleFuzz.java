package dev.flotilla.bundle;

import dev.flotilla.fuzz.FuzzTarget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What of reading a repository is given inputs at random. */
public final class BundleFuzz {

  private static final String SECRET = "TOP-SECRET";
  private static final String CONFIG = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";
  private static final Path CASES = Path.of("src/test/resources/dev/flotilla/apply/cases");
  private static final BundleSettings SETTINGS =
      new BundleSettings(
          "fleet-local",
          Map.of(),
          "",
          "",
          0,
          Optional.empty(),
          new BundleSettings.Flags(false, false, false, false),
          List.of(),
          List.of());

  private final Path root;

  private BundleFuzz(Path root) {
    this.root = root;
  }

  /**
   * @param directory for the trees; it is made
   */
  public static List<FuzzTarget> targets(Path directory) throws IOException {
    var fuzz = new BundleFuzz(directory.resolve("clone"));
    fuzz.makeTree();
    return List.of(
        new FuzzTarget(
            "fleet.yaml",
            seeds("fleet.yaml"),
            words(),
            input -> fuzz.read("app", "fleet.yaml", input)),
        new FuzzTarget(
            ".fleetignore",
            seeds(".fleetignore"),
            List.of(
                "*", "?", "[", "]", "^", "\\", "/*", "#", "\n", "\r\n", " ", "a", "-", "..", "é"),
            input -> fuzz.read("app", ".fleetignore", input)),
        new FuzzTarget(
            "Chart.yaml",
            seeds("Chart.yaml"),
            words(),
            input -> fuzz.read("chart", "Chart.yaml", input)),
        new FuzzTarget(
            "manifest", seeds("a.yaml"), words(), input -> fuzz.read("app", "cm.yaml", input)),
        new FuzzTarget(
            "paths",
            texts(
                "app", "*/charts", "a?p", "[a-z]*", "..", "./app//", "app:fleet.yaml", "link", ""),
            List.of(
                "..",
                "/",
                ".",
                "*",
                "[",
                "]",
                "\\",
                "\0",
                "app",
                "link",
                "../secret.yaml",
                "．．",
                "%2e",
                ":"),
            fuzz::paths));
  }

  private void makeTree() throws IOException {
    write(root.resolveSibling("secret.yaml"), "a: " + SECRET);
    write(root.resolve("app/cm.yaml"), CONFIG);
    write(root.resolve("app/values.yaml"), "a: b\n");
    write(root.resolve("app/sub/b.yaml"), CONFIG);
    write(root.resolve("chart/charts/d/Chart.yaml"), "{name: d, version: 1.0.0}");
    Files.createSymbolicLink(root.resolve("link"), Path.of(".."));
  }

  /** Reads a directory with one file replaced, as a sync and as the command line does. */
  private String read(String directory, String name, byte[] content) throws IOException {
    var file = root.resolve(directory).resolve(name);
    var before =
        Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.<byte[]>empty();
    Files.write(file, content);
    try {
      return read(directory, true) + " | " + read(directory, false);
    } finally {
      if (before.isPresent()) {
        Files.write(file, before.get());
      } else {
        Files.delete(file);
      }
    }
  }

  private String read(String directory, boolean strict) {
    try {
      var reader =
          new BundleReader(root, ReadLimits.DEFAULT, new ReadRules(strict, true), new Elsewhere());
      var files = reader.read("repo", new BundlePlace(directory, ""));
      if (files.isEmpty()) {
        return "nothing";
      }
      var bundle = new BundleMaker(SETTINGS).bundle(files.get());
      requireInside(bundle.getSpec().resources + " " + bundle.getSpec().helm);
      if (strict) {
        ServedBundle.require(files.get());
      }
      return "read " + files.get().files().size();
    } catch (BundleReadException refused) {
      requireInside(refused.getMessage());
      requireOneLine(refused.getMessage());
      return refused.problem() + refused.getMessage().replaceAll("(?s)\".*\"", "");
    }
  }

  private String paths(byte[] input) throws IOException {
    var text = new String(input, StandardCharsets.UTF_8);
    try {
      var places = new ArrayList<BundlePlace>();
      places.addAll(new BundleFinder(root, "here").scan(List.of(text), _ -> {}));
      places.add(BundleFinder.driven("app", text));
      places.add(BundleFinder.driven(text, ""));
      for (var place : places) {
        var path = root.resolve(place.directory()).normalize();
        if (!path.startsWith(root)) {
          throw new AssertionError("outside: " + path);
        }
      }
      return "found " + places.size();
    } catch (BundleReadException refused) {
      requireInside(refused.getMessage());
      requireOneLine(refused.getMessage());
      return refused.problem().toString();
    }
  }

  private static void requireInside(String text) {
    if (text.contains(SECRET)) {
      throw new AssertionError("what is outside is told: " + text);
    }
  }

  private static void requireOneLine(String text) {
    if (text.length() > 1_000 || text.chars().anyMatch(Character::isISOControl)) {
      throw new AssertionError("a message of several lines or " + text.length() + " characters");
    }
  }

  /** The files of that name in the examples of the command line. */
  private static List<byte[]> seeds(String name) throws IOException {
    var seeds = new ArrayList<byte[]>();
    try (var cases = Files.list(CASES)) {
      for (var file : cases.sorted().toList()) {
        seeds.addAll(files(Files.readString(file), name).toList());
      }
    }
    return seeds;
  }

  private static Stream<byte[]> files(String text, String name) {
    return Stream.of(text.split("(?m)^(?=-- |== )"))
        .filter(
            part -> part.lines().findFirst().orElse("").matches("-- (.*/)?\\Q" + name + "\\E --"))
        .map(part -> part.substring(part.indexOf('\n') + 1).getBytes(StandardCharsets.UTF_8));
  }

  private static List<byte[]> texts(String... texts) {
    return Stream.of(texts).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }

  private static List<String> words() {
    return List.of(
        "helm:",
        "chart: ",
        "repo: ",
        "values:",
        "valuesFiles: [",
        "../../secret.yaml",
        "version: ",
        "dependencies:",
        "repository: file://",
        "targets:",
        "targetCustomizations:",
        "dependsOn:",
        "overrideTargets:",
        "clusterSelector:",
        "matchLabels:",
        "imageScans:",
        "name: ",
        "labels:",
        "rolloutStrategy:",
        "&a ",
        "*a",
        "<<: ",
        "!!int ",
        "!Ref ",
        "---\n",
        "\n  ",
        "\n- ",
        "{",
        "}",
        "[",
        "]",
        "|\n",
        ">-\n",
        "\"",
        "'",
        ": ",
        "null",
        "1e400",
        ".inf",
        "0x",
        "0b1",
        "y",
        "\uFEFF",
        "\u2028",
        "😀",
        "\t",
        "kind: List",
        "items:",
        "apiVersion: v1",
        "metadata:");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Has every chart, of nothing but a file. */
  private final class Elsewhere implements ChartSource {

    @Override
    public FetchedChart chart(ChartRequest request) {
      return new FetchedChart() {
        @Override
        public Path tree() {
          return root;
        }

        @Override
        public String directory() {
          return "app/sub";
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public ChartArchive dependency(DependencyRequest request) {
      return new ChartArchive("1.0.0", "d-1.0.0.tgz", new byte[] {1});
    }
  }
}
