package dev.flotilla.api.flotilla;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.flotilla.api.ApiObject;
import dev.flotilla.api.CronSchedule;
import dev.flotilla.api.GoDuration;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * How finished sync Jobs are cleaned up: the CronJob {@code fleet-cleanup-gitrepo-jobs}. The
 * initial values are the defaults of the schema.
 */
@ApiObject
@RegisterForReflection
public class CleanupSettings extends PodSettings {

  @Default("\"@daily\"")
  @CronSchedule
  @JsonPropertyDescription("When the clean-up runs, in cron's notation.")
  @JsonSetter(nulls = Nulls.SKIP)
  public String schedule = "@daily";

  @Size(min = 1, max = 64)
  @ValidationRule(
      value =
          "self.matches('^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$') && self.lowerAscii() != 'local'",
      message = "must be the name of a time zone, such as Europe/Berlin or Etc/UTC")
  @JsonPropertyDescription(
      "Time zone of the schedule, for example Europe/Berlin; that of the cluster when not set.")
  public String timeZone;

  @Default("24h")
  @GoDuration
  @JsonPropertyDescription("How long the records of failed syncs are kept, for example 24h.")
  @JsonSetter(nulls = Nulls.SKIP)
  public String keepFailed = "24h";

  @Default("0s")
  @GoDuration
  @JsonPropertyDescription("How long the records of syncs that succeeded are kept, for example 1h.")
  @JsonSetter(nulls = Nulls.SKIP)
  public String keepSucceeded = "0s";

  @Min(0)
  @Max(10000)
  @JsonPropertyDescription(
      "How many records of failed syncs are kept per GitRepo, the newest; not limited when empty.")
  public Integer keepFailedCount;

  @Min(0)
  @Max(10000)
  @JsonPropertyDescription(
      "How many records of syncs that succeeded are kept per GitRepo, the newest; "
          + "not limited when empty.")
  public Integer keepSucceededCount;

  @Default("500")
  @Min(1)
  @Max(5000)
  @JsonPropertyDescription("How many records are read from the API server at a time.")
  @JsonSetter(nulls = Nulls.SKIP)
  public Integer batchSize = 500;

  @Default("false")
  @JsonPropertyDescription("Whether the clean-up does not run for now; the CronJob stays.")
  @JsonSetter(nulls = Nulls.SKIP)
  public Boolean suspend = false;
}
