package dev.flotilla.cleanup;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flotilla.kubernetes.OneLine;
import dev.flotilla.kubernetes.TerminationMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.stream.LongStream;

/**
 * What one run of the clean-up did. Its pod leaves it as its termination message, where the
 * operator reads it. {@link #parse} trusts nothing of the text.
 *
 * @param expired records deleted because they were old enough
 * @param surplus records deleted because their GitRepo has enough newer ones
 * @param running records kept because their Job has not ended
 * @param notExpired records kept because neither their age nor their number was too high
 * @param notOurs Jobs kept because no GitRepo controls them
 * @param listErrors how often Jobs could not be listed to the end
 * @param deleteErrors how many records could not be deleted
 * @param millis how long it took, in milliseconds
 * @param message one line for people: the first error; empty when there was none
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
@JsonIgnoreProperties(ignoreUnknown = true)
public record CleanupReport(
    int expired,
    int surplus,
    int running,
    int notExpired,
    int notOurs,
    int listErrors,
    int deleteErrors,
    long millis,
    String message) {

  /** Of a run that found nothing. */
  public static final CleanupReport NONE = new CleanupReport(0, 0, 0, 0, 0, 0, 0, 0, "");

  /** With the numbers it fits into a termination message, however it is written. */
  private static final int LONGEST_MESSAGE = 1_000;

  /** More than any cluster has, and so few that sums fit. */
  private static final long MOST = 100_000_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  public CleanupReport {
    message = message == null ? "" : OneLine.head(OneLine.of(message), LONGEST_MESSAGE);
  }

  /** How many records are deleted. */
  public int deleted() {
    return expired + surplus;
  }

  /** How many records are kept. */
  public int kept() {
    return running + notExpired + notOurs;
  }

  /** How many things could not be done. */
  public int errors() {
    return listErrors + deleteErrors;
  }

  /**
   * This attempt after an earlier one of the same run: what was deleted adds up, what was kept or
   * failed was seen again.
   */
  public CleanupReport after(CleanupReport earlier) {
    return new CleanupReport(
        expired + earlier.expired,
        surplus + earlier.surplus,
        running,
        notExpired,
        notOurs,
        listErrors,
        deleteErrors,
        millis + earlier.millis,
        message);
  }

  /** The last line of the output. */
  String summary() {
    return ("deleted %d (expired %d, surplus %d), kept %d (running %d, not expired %d, not ours %d),"
            + " errors %d in %d ms")
        .formatted(
            deleted(), expired, surplus, kept(), running, notExpired, notOurs, errors(), millis);
  }

  /** One JSON object that fits into a termination message. */
  byte[] toJson() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report is plain data", e);
    }
  }

  /**
   * Reads a termination message.
   *
   * @throws IllegalArgumentException when the text is no report; the message says why
   */
  public static CleanupReport parse(String terminationMessage) {
    if (terminationMessage.length() > TerminationMessage.MAX_BYTES) {
      throw new IllegalArgumentException("it is too long");
    }
    try {
      var report = JSON.readValue(terminationMessage, CleanupReport.class);
      if (report == null || !report.isPossible()) {
        throw new IllegalArgumentException("its numbers cannot be right");
      }
      return report;
    } catch (JsonProcessingException e) {
      // Jackson's own words would quote the text.
      throw new IllegalArgumentException("it is not the JSON object that was expected");
    }
  }

  private boolean isPossible() {
    return LongStream.of(
            expired, surplus, running, notExpired, notOurs, listErrors, deleteErrors, millis)
        .allMatch(number -> number >= 0 && number <= MOST);
  }
}
