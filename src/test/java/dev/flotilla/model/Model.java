package dev.flotilla.model;

import java.util.Set;
import java.util.TreeSet;

/** What was asked for so far, and what follows from that by the documentation alone. */
final class Model {

  /** Rancher's Feature, where there is one; null = nobody chose. */
  record Rancher(Boolean value, Boolean locked, Boolean byDefault) {}

  boolean flotilla;
  Boolean own;
  String schedule = "@daily";
  int batchSize = 500;
  String deadline = "10m";
  Rancher rancher;
  final Set<String> gitRepos = new TreeSet<>();

  /**
   * Whether somebody took an account or a binding of a GitRepo away since all was last gone: that
   * is put right when the sync is looked at next, which no quiet point waits for.
   */
  boolean accountsTouched;

  boolean enabled() {
    if (rancher == null) {
      return own == null || own;
    }
    if (rancher.locked != null) {
      return rancher.locked;
    }
    if (rancher.value != null) {
      return rancher.value;
    }
    return rancher.byDefault == null || rancher.byDefault;
  }

  boolean wanted() {
    return flotilla && enabled();
  }

  String source() {
    return rancher != null ? "RancherFeature" : own == null ? "Default" : "Spec";
  }

  String message() {
    if (rancher == null) {
      return own == null ? "never chosen, on by default" : "chosen by spec.features";
    }
    var says =
        rancher.locked != null
            ? "locked by Rancher"
            : rancher.value != null
                ? "chosen by Rancher's Feature"
                : "the default of Rancher's Feature";
    return own == null ? says : says + "; spec.features is ignored";
  }

  /** What GitRepos say while nothing runs. */
  String closedBecause() {
    return flotilla
        ? "continuous-delivery is off: " + message()
        : "continuous-delivery does not run: there is no Flotilla object, or it is being deleted";
  }

  @Override
  public String toString() {
    return "Flotilla %s, spec %s, Rancher %s, GitRepos %s"
        .formatted(flotilla ? "there" : "absent", own, rancher, gitRepos);
  }
}
