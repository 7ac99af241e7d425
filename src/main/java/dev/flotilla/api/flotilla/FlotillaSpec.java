package dev.flotilla.api.flotilla;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.flotilla.api.ApiObject;
import dev.flotilla.api.SchemaDetail;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/** What an administrator asks for with the {@link Flotilla} object. */
@ApiObject
@RegisterForReflection
public class FlotillaSpec {

  @Size(max = 16)
  @SchemaDetail(nullableValues = true)
  @ValidationRule(
      value = "self.all(name, name in ['continuous-delivery'])",
      message = "unknown feature; the only one is continuous-delivery")
  @JsonPropertyDescription(
      "Switches features on (true) and off (false). A feature that is not named is "
          + "on. continuous-delivery: GitRepos are followed, and finished sync Jobs "
          + "cleaned up.")
  public Map<String, Boolean> features;

  @Default("{}")
  @JsonPropertyDescription("How finished sync Jobs are cleaned up.")
  @JsonSetter(nulls = Nulls.SKIP)
  public CleanupSettings cleanup = new CleanupSettings();

  @Default("{}")
  @JsonPropertyDescription("How sync Jobs run.")
  @JsonSetter(nulls = Nulls.SKIP)
  public SyncJobSettings syncJob = new SyncJobSettings();

  @Default("{}")
  @JsonPropertyDescription("What happens to objects that older versions of Fleet left behind.")
  @JsonSetter(nulls = Nulls.SKIP)
  public LeftoverSettings leftovers = new LeftoverSettings();
}
