package dev.flotilla.webhook.provider;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a delivery announces. It is a hint: nothing of it is believed but that a look is worthwhile.
 *
 * @param repository the addresses of the repository that it is about
 * @param changes the refs that moved; empty when the delivery is about something else
 */
public record Push(Set<RepositoryAddress> repository, List<Change> changes) {

  /**
   * A ref that moved.
   *
   * @param ref its full name
   * @param commit where it points now; for an annotated tag it may be the tag's own id
   */
  public record Change(String ref, String commit) {}

  private static final Pattern ID = Pattern.compile("[0-9a-f]{40}(?:[0-9a-f]{24})?");
  private static final Pattern NOTHING = Pattern.compile("0+");

  /** Of addresses as they stand in a payload; those that are none are left out. */
  static Push of(Stream<String> addresses, List<Change> changes) {
    return new Push(
        addresses
            .filter(Objects::nonNull)
            .map(RepositoryAddress::of)
            .flatMap(Optional::stream)
            .collect(Collectors.toUnmodifiableSet()),
        List.copyOf(changes));
  }

  /**
   * A change as it stands in a payload; empty when the ref was deleted.
   *
   * @throws MalformedException when it names no ref, or no commit
   */
  static Stream<Change> change(String ref, String commit) {
    if (!ref.startsWith("refs/")) {
      throw new MalformedException("the push names no ref");
    }
    if (!ID.matcher(commit).matches()) {
      throw new MalformedException("the push names no commit");
    }
    return NOTHING.matcher(commit).matches() ? Stream.empty() : Stream.of(new Change(ref, commit));
  }

  /** Where a ref points now; empty when the delivery does not say. */
  public Optional<String> commitOf(String ref) {
    return changes.stream()
        .filter(change -> change.ref().equals(ref))
        .map(Change::commit)
        .reduce((earlier, later) -> later);
  }
}
