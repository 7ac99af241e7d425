package dev.flotilla.sync;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flotilla.kubernetes.OneLine;
import dev.flotilla.kubernetes.TerminationMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/**
 * What came of one sync Job. The sync pod leaves it as its termination message; the operator reads
 * it there and is the only one who writes status. It comes from a pod that read hostile input, so
 * {@link #parse} trusts nothing of it.
 *
 * @param outcome how it ended
 * @param commit the commit that the Job was made for
 * @param bundles how many Bundles the commit gives
 * @param written how many of them had to be created or updated
 * @param pruned how many Bundles were deleted because the commit no longer gives them
 * @param error one word for programs; empty unless failed
 * @param message one line for people: what is wrong and where; empty when synced
 * @param retryable whether the same sync may succeed later by itself
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Verdict(
    Outcome outcome,
    String commit,
    int bundles,
    int written,
    int pruned,
    String error,
    String message,
    boolean retryable) {

  /** How a sync Job ended. */
  @RegisterForReflection
  public enum Outcome {
    /** The Bundles are those of the commit. */
    Synced,
    /** The GitRepo changed since the Job was made; nothing was written. */
    Superseded,
    /** It failed; {@code error} and {@code message} say why. */
    Failed
  }

  /** Kubernetes keeps this many bytes of a termination message. */
  public static final int MAX_BYTES = TerminationMessage.MAX_BYTES;

  private static final String CUT = " … (shortened)";
  private static final ObjectMapper JSON = new ObjectMapper();

  public Verdict {
    commit = commit == null ? "" : commit;
    error = error == null ? "" : error;
    message = message == null ? "" : OneLine.of(message);
  }

  /** The Bundles are those of the commit. */
  public static Verdict synced(String commit, int bundles, int written, int pruned) {
    return new Verdict(Outcome.Synced, commit, bundles, written, pruned, "", "", false);
  }

  /** The GitRepo is not the one any more that the Job was made for. */
  public static Verdict superseded(String commit, String message) {
    return new Verdict(Outcome.Superseded, commit, 0, 0, 0, "", message, false);
  }

  /** The sync failed. */
  public static Verdict failed(String commit, String error, String message, boolean retryable) {
    return new Verdict(Outcome.Failed, commit, 0, 0, 0, error, message, retryable);
  }

  /**
   * Reads a termination message.
   *
   * @return the verdict, or nothing when the text is not one: a pod that was killed leaves none
   */
  public static Optional<Verdict> parse(String terminationMessage) {
    if (terminationMessage == null || terminationMessage.length() > MAX_BYTES) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(JSON.readValue(terminationMessage, Verdict.class))
          .filter(verdict -> verdict.outcome != null);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /**
   * One JSON object of at most {@link #MAX_BYTES} bytes; a long message is shortened, and says so.
   */
  public byte[] toJson() {
    var json = write(this);
    for (var kept = message.length(); json.length > MAX_BYTES && kept > 0; ) {
      // A character takes at most six bytes, so that no step cuts more than it must.
      kept = Math.max(0, kept - Math.max(1, (json.length - MAX_BYTES) / 6));
      json = write(withMessage(OneLine.head(message, kept) + CUT));
    }
    return json;
  }

  private Verdict withMessage(String text) {
    return new Verdict(outcome, commit, bundles, written, pruned, error, text, retryable);
  }

  private static byte[] write(Verdict verdict) {
    try {
      return JSON.writeValueAsBytes(verdict);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a verdict is plain data", e);
    }
  }
}
