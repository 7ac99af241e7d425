package dev.flotilla.command.apply;

import dev.flotilla.apply.ApplyRun;
import dev.flotilla.apply.BundleOutput;
import dev.flotilla.apply.BundlePrinter;
import dev.flotilla.bundle.BundleDocuments;
import dev.flotilla.bundle.BundleFinder;
import dev.flotilla.bundle.BundleMaker;
import dev.flotilla.bundle.BundlePlace;
import dev.flotilla.bundle.BundleReadException;
import dev.flotilla.bundle.BundleReader;
import dev.flotilla.bundle.ChartException;
import dev.flotilla.bundle.ReadLimits;
import dev.flotilla.bundle.ReadRules;
import dev.flotilla.bundle.TargetsFile;
import dev.flotilla.chart.ChartClient;
import dev.flotilla.chart.ChartLimits;
import dev.flotilla.command.terminal.CommandException;
import dev.flotilla.command.terminal.FleetLogOptions;
import dev.flotilla.command.terminal.Kubeconfig;
import dev.flotilla.git.HeadCommit;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Makes the Bundles that directories give, and prints them or writes them to a cluster. Exit code
 * 0: all done; 1: something is wrong, and was said; 2: wrong usage. What is printed may be a part;
 * to a cluster all are written, or none.
 */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description =
        "Makes the Bundles that directories give, and prints them or writes them to a cluster.")
public class ApplyCommand implements Callable<Integer> {

  private static final String STANDARD_STREAM = "-";

  @Parameters(index = "0", paramLabel = "NAME", description = "First part of the Bundles' names.")
  String name;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "PATH",
      description = "Directories, or patterns for them, below the current one (default: itself).")
  List<String> paths = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      description = "File to print to, instead of writing to a cluster; - is standard output.")
  String output;

  @Option(
      names = {"-f", "--file"},
      description = "File with Bundles to write, instead of directories; - is standard input.")
  String file;

  @Option(
      names = "--strict",
      arity = "0..1",
      defaultValue = "true",
      fallbackValue = "true",
      description =
          "Whether unknown fields and other things that Fleet passes over are errors (default: ${DEFAULT-VALUE}).")
  boolean strict;

  @Option(
      names = {"-b", "--bundle-file"},
      defaultValue = "",
      description = "File with the options of each directory, instead of its fleet.yaml.")
  String bundleFile;

  @Option(names = "--targets-file", description = "File with targets and restrictions to add.")
  Path targetsFile;

  @Option(
      names = "--driven-scan",
      arity = "0..1",
      description = "Each PATH is a bundle: DIRECTORY, or DIRECTORY:OPTIONS-FILE.")
  boolean drivenScan;

  @Option(
      names = "--driven-scan-sep",
      defaultValue = ":",
      description = "What separates a directory from its options (default: ${DEFAULT-VALUE}).")
  String separator;

  @Option(
      names = "--imagescan-enabled",
      arity = "0..1",
      description = "Allow imageScans, and print an ImageScan for each.")
  boolean imageScans;

  @Mixin BundleOptions options;
  @Mixin CredentialOptions credentials;
  @Mixin Kubeconfig kubeconfig;
  @Mixin FleetLogOptions logs;
  @Spec CommandSpec command;

  /** The directory that is read; tests have another one. */
  Path root = Path.of("");

  /** Where {@code --file -} reads from; tests have another one. */
  InputStream standardInput = System.in;

  @Override
  public Integer call() throws IOException {
    try {
      if (output == null || output.isEmpty()) {
        return write();
      }
      if (output.equals(STANDARD_STREAM)) {
        return print(command.commandLine().getOut());
      }
      var to = root.toAbsolutePath().resolve(output);
      Files.createDirectories(to.getParent());
      try (var out = new PrintWriter(to.toFile(), StandardCharsets.UTF_8)) {
        return print(out);
      }
    } catch (BundleReadException | ChartException | CommandException e) {
      error(e.getMessage());
      return 1;
    } catch (NoSuchFileException e) {
      error("there is no file " + shown(Path.of(e.getFile())));
      return 1;
    }
  }

  private int print(PrintWriter out) throws IOException {
    return make(new BundlePrinter(out)) ? 0 : 1;
  }

  private int write() throws IOException {
    credentials.requireServed();
    var all = new ClusterOutput(name, options.namespace, this::warning);
    if (!make(all)) {
      return 1;
    }
    all.write(kubeconfig, command.commandLine().getOut()::println);
    return 0;
  }

  private boolean make(BundleOutput to) throws IOException {
    if (file != null) {
      read(to);
      return true;
    }
    var temp = Path.of(System.getProperty("java.io.tmpdir"));
    var access = credentials.rules(root.toAbsolutePath());
    try (var charts = new ChartClient(temp, ChartLimits.DEFAULT, access)) {
      var rules = new ReadRules(strict, imageScans);
      var run =
          new ApplyRun(
              name,
              new BundleReader(root, ReadLimits.LOCAL, rules, charts),
              new BundleMaker(options.settings(targets(), HeadCommit.of(root))),
              to,
              this::warning,
              this::error);
      return run.run(drivenScan ? driven() : scanned(), paths);
    }
  }

  private void read(BundleOutput to) throws IOException {
    if (!paths.isEmpty()) {
      throw new ParameterException(command.commandLine(), "--file and PATH exclude each other");
    }
    try (var in =
        file.equals(STANDARD_STREAM)
            ? standardInput
            : Files.newInputStream(root.toAbsolutePath().resolve(file))) {
      for (var bundle : BundleDocuments.read(file, in, strict)) {
        var metadata = bundle.getMetadata();
        metadata.setNamespace(options.namespace);
        metadata.setName(metadata.getName() == null ? name : metadata.getName());
        to.take(bundle, metadata.getName(), List.of());
      }
    }
  }

  private TargetsFile targets() throws IOException {
    return targetsFile == null
        ? TargetsFile.NONE
        : TargetsFile.of(
            targetsFile.toString(),
            Files.readAllBytes(root.toAbsolutePath().resolve(targetsFile)),
            strict);
  }

  private List<BundlePlace> scanned() {
    return new BundleFinder(root, "the current directory")
        .scan(paths, missing -> warning(missing.getMessage())).stream()
            .map(place -> new BundlePlace(place.directory(), bundleFile))
            .toList();
  }

  private List<BundlePlace> driven() {
    var places = new ArrayList<BundlePlace>();
    for (var path : paths.isEmpty() ? List.of(".") : paths) {
      var parts = path.split(Pattern.quote(separator), -1);
      if (parts.length > 2) {
        throw new ParameterException(
            command.commandLine(), "invalid bundle path: \"" + path + "\"");
      }
      places.add(BundleFinder.driven(parts[0], parts.length == 2 ? parts[1] : ""));
    }
    return places.stream().distinct().toList();
  }

  private Path shown(Path path) {
    var below = root.toAbsolutePath();
    return path.startsWith(below) ? below.relativize(path) : path;
  }

  private void warning(String message) {
    command.commandLine().getErr().println("warning: " + message);
  }

  private void error(String message) {
    command.commandLine().getErr().println("error: " + message);
  }
}
