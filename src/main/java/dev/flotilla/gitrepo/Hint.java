package dev.flotilla.gitrepo;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.status.GitRepoFacts.Announced;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a webhook left on a GitRepo: the annotation {@code flotilla.dev/webhook}, a commit and a
 * time with a space between. Whichever replica took the delivery in writes it; the one that leads
 * acts on it, and shows in the status that it did, so that it acts once.
 *
 * @param commit the commit that was announced
 * @param at when, to the second
 */
record Hint(String commit, Instant at) {

  static final String ANNOTATION = "flotilla.dev/webhook";

  /**
   * The same news within this time is one; a person who sends it again later wants another look.
   */
  private static final Duration SAME_NEWS = Duration.ofSeconds(30);

  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40,64}");

  static Hint of(String commit, Instant at) {
    return new Hint(commit, at.truncatedTo(ChronoUnit.SECONDS));
  }

  /**
   * The hint on a GitRepo; empty when there is none, or one that nobody but a person can have left.
   */
  static Optional<Hint> on(GitRepo gitRepo) {
    var annotations = gitRepo.getMetadata().getAnnotations();
    var value = annotations == null ? null : annotations.get(ANNOTATION);
    var parts = value == null ? new String[0] : value.split(" ", 2);
    if (parts.length != 2 || !COMMIT.matcher(parts[0]).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(parts[0], Instant.parse(parts[1])));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Whether it tells a GitRepo something: neither what was seen there, nor what was just told. */
  boolean isNewsTo(GitRepo gitRepo) {
    var status = gitRepo.getStatus();
    var seen = status != null && commit.equals(status.pollingCommit);
    return !seen && on(gitRepo).filter(this::repeats).isEmpty();
  }

  private boolean repeats(Hint before) {
    var passed = Duration.between(before.at, at).abs();
    return before.commit.equals(commit) && passed.compareTo(SAME_NEWS) < 0;
  }

  /** Whether the status of a GitRepo shows that somebody has acted on it. */
  boolean isActedOn(GitRepo gitRepo) {
    var status = gitRepo.getStatus();
    return status != null
        && commit.equals(status.webhookCommit)
        && at.toString().equals(status.lastWebhookTime);
  }

  Announced toFact() {
    return new Announced(commit, at);
  }

  /** The annotation's value. */
  @Override
  public String toString() {
    return commit + " " + at;
  }
}
