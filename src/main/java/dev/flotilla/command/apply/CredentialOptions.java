package dev.flotilla.command.apply;

import dev.flotilla.chart.Access;
import dev.flotilla.chart.AccessRules;
import dev.flotilla.chart.HelmSecret;
import dev.flotilla.chart.Trust;
import dev.flotilla.command.terminal.CommandException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options of Fleet's command for fetching charts, and those that it has besides. */
final class CredentialOptions {

  @Option(
      names = "--username",
      defaultValue = "${env:HELM_USERNAME:-}",
      description = "User name for the servers of charts.")
  String username;

  @Option(names = "--password-file", description = "File with the password for them.")
  Path passwordFile;

  @Option(
      names = "--cacerts-file",
      description = "File with certificates (PEM) that are trusted too.")
  Path caCertsFile;

  @Option(
      names = "--ssh-privatekey-file",
      description = "Taken and not used: nothing is fetched by ssh yet.")
  Path sshPrivateKeyFile;

  @Option(
      names = "--helm-repo-url-regex",
      defaultValue = "",
      description =
          "User and password go to addresses that this matches as a whole; nowhere without it.")
  String helmRepoUrlRegex;

  @Option(
      names = "--helm-credentials-by-path-file",
      description = "File with users, passwords and the like for each path.")
  Path helmCredentialsByPathFile;

  @Option(
      names = "--helm-basic-http",
      arity = "0..1",
      description = "Ask registries by http instead of https.")
  boolean helmBasicHttp;

  @Option(
      names = "--helm-insecure-skip-tls",
      arity = "0..1",
      description = "Trust any certificate of the servers of charts.")
  boolean helmInsecureSkipTls;

  @Option(
      names = "--oci-registry-secret",
      description = "For keeping files in a registry, which is not served yet.")
  String ociRegistrySecret;

  @Option(
      names = "--bundle-creation-max-concurrency",
      description = "Taken and not used: bundles are read one after the other.")
  int concurrency;

  /**
   * Who gets which credentials. A file that is not there says nothing, as in Fleet.
   *
   * @param root what relative paths are relative to
   * @throws dev.flotilla.bundle.ChartException when a file cannot be read
   */
  AccessRules rules(Path root) {
    var everywhere =
        new Access(
            username,
            text(root, passwordFile),
            new Trust(text(root, caCertsFile), helmInsecureSkipTls),
            helmBasicHttp);
    return new AccessRules(
        helmRepoUrlRegex,
        everywhere,
        isThere(root, helmCredentialsByPathFile)
            ? HelmSecret.byPath(root.resolve(helmCredentialsByPathFile))
            : Map.of());
  }

  private static String text(Path root, Path file) {
    return isThere(root, file) ? HelmSecret.text(root.resolve(file)) : "";
  }

  private static boolean isThere(Path root, Path file) {
    return file != null && Files.exists(root.resolve(file));
  }

  /**
   * @throws CommandException when something is asked for that would change what is written
   */
  void requireServed() {
    if (ociRegistrySecret != null && !ociRegistrySecret.isEmpty()) {
      throw new CommandException("--oci-registry-secret is not served yet; leave it out");
    }
  }
}
