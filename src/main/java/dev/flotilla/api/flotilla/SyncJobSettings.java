package dev.flotilla.api.flotilla;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.flotilla.api.ApiObject;
import dev.flotilla.api.GoDuration;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** How sync Jobs run. The initial values are the defaults of the schema. */
@ApiObject
@RegisterForReflection
public class SyncJobSettings extends PodSettings {

  @Default("10m")
  @GoDuration
  @ValidationRule(
      value = "duration(self) >= duration('1s')",
      message = "must be at least 1s: a Job's deadline is in whole seconds")
  @JsonPropertyDescription("How long one sync may take, for example 10m.")
  @JsonSetter(nulls = Nulls.SKIP)
  public String deadline = "10m";

  @Default("4")
  @Min(1)
  @Max(100)
  @JsonPropertyDescription("How many syncs may run at once, in the whole cluster; others wait.")
  @JsonSetter(nulls = Nulls.SKIP)
  public Integer maxConcurrent = 4;
}
