import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Says whether two builds made the same program: {@code java SameProgram.java FOLDER FOLDER}, each a
 * {@code quarkus-app}. Ends with 1 and the names of what differs otherwise.
 *
 * <p>All files have to be the same byte by byte, but for two things. Quarkus passes values between the
 * start-up steps that it generates under the names {@code proxykey1}, {@code proxykey2} and so on, and
 * counts them in the order in which its threads happen to ask. So the classes of these steps may differ
 * in the numbers, if each name of one build stands for one name of the other everywhere.
 *
 * <p>And the operator SDK's extension keeps the {@code dependsOn} of a workflow's nodes in sets of the
 * JDK, which each JVM walks through in an order of its own. So the class that it records them in may
 * differ in the order of its constants.
 */
final class SameProgram {

  private static final String GENERATED = "quarkus/generated-bytecode.jar";
  private static final String STEPS = "io/quarkus/runner/recorded/";

  private static final String SETS =
      STEPS + "OperatorSDKProcessor$updateControllerConfigurations";

  /** Has paths of the machine's own cache, and is no part of the program. */
  private static final String NO_PART = "quarkus-app-dependencies.txt";

  /** A constant of a class file: its tag, its length in two bytes, its text. */
  private static final Pattern NAME =
      Pattern.compile("\u0001\u0000.(proxykey\\d+)", Pattern.DOTALL);

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> back = new HashMap<>();
  private final List<String> differences = new ArrayList<>();
  private int renamed;
  private int reordered;

  void main(String[] folders) throws IOException {
    var one = files(Path.of(folders[0]));
    var other = files(Path.of(folders[1]));
    var all = new TreeSet<>(one.keySet());
    all.addAll(other.keySet());
    var same = 0;
    for (var name : all) {
      var both = one.containsKey(name) && other.containsKey(name);
      if (both && Files.mismatch(one.get(name), other.get(name)) < 0) {
        same++;
      } else if (both && name.endsWith(".jar")) {
        jars(name, one.get(name), other.get(name));
      } else {
        differences.add(name);
      }
    }
    if (one.isEmpty() || !differences.isEmpty()) {
      System.err.println("these files differ:\n  " + String.join("\n  ", differences));
      System.exit(1);
    }
    System.out.printf("%d of %d files are the same byte by byte%n", same, all.size());
    if (renamed > 0) {
      System.out.printf(
          "%s is, but for the numbers of %d names in %d classes%n",
          GENERATED, names.size(), renamed);
    }
    if (reordered > 0) {
      System.out.println("and but for the order of the constants in " + SETS);
    }
  }

  private static Map<String, Path> files(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith(NO_PART))
          .collect(
              Collectors.toMap(
                  file -> folder.relativize(file).toString(), file -> file, (a, b) -> a, TreeMap::new));
    }
  }

  private void jars(String jar, Path one, Path other) throws IOException {
    var before = differences.size() + renamed + reordered;
    try (var first = new ZipFile(one.toFile());
        var second = new ZipFile(other.toFile())) {
      var entries = entries(first);
      if (!entries.equals(entries(second))) {
        differences.add(jar + ": its entries, their order or their times");
      } else {
        first.stream().map(ZipEntry::getName).forEach(name -> entry(jar, name, first, second));
      }
    }
    if (differences.size() + renamed + reordered == before) {
      differences.add(jar + ": not in what its entries hold");
    }
  }

  private static List<String> entries(ZipFile jar) {
    return jar.stream().map(entry -> entry.getName() + " " + entry.getTime()).toList();
  }

  private void entry(String jar, String name, ZipFile first, ZipFile second) {
    var one = bytes(first, name);
    var other = bytes(second, name);
    if (Arrays.equals(one, other)) {
      return;
    }
    var isStep = jar.equals(GENERATED) && name.startsWith(STEPS);
    if (isStep && differInNamesOnly(text(one), text(other))) {
      renamed++;
    } else if (isStep && name.startsWith(SETS) && constants(one).equals(constants(other))) {
      reordered++;
    } else {
      differences.add(jar + ": " + name);
    }
  }

  private boolean differInNamesOnly(String one, String other) {
    var ours = names(one).iterator();
    var theirs = names(other).iterator();
    var paired = true;
    while (ours.hasNext() && theirs.hasNext()) {
      paired &= pair(ours.next(), theirs.next());
    }
    return paired && withoutNames(one).equals(withoutNames(other));
  }

  /** Whether both names always stood for each other. */
  private boolean pair(String one, String other) {
    var known = names.putIfAbsent(one, other);
    var knownBack = back.putIfAbsent(other, one);
    return (known == null || known.equals(other)) && (knownBack == null || knownBack.equals(one));
  }

  /** The texts in a class, sorted. */
  private static List<String> constants(byte[] type) {
    return StreamSupport.stream(ClassFile.of().parse(type).constantPool().spliterator(), false)
        .filter(Utf8Entry.class::isInstance)
        .map(constant -> ((Utf8Entry) constant).stringValue())
        .map(text -> text.startsWith("proxykey") ? "" : text)
        .sorted()
        .toList();
  }

  private static Stream<String> names(String text) {
    return NAME.matcher(text).results().map(result -> result.group(1));
  }

  /** With something in place of each name that no byte stands for. */
  private static String withoutNames(String text) {
    return NAME.matcher(text).replaceAll("\uffff");
  }

  /** A character for each byte. */
  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(ZipFile jar, String name) {
    try (var in = jar.getInputStream(jar.getEntry(name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
