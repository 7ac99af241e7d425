package dev.flotilla.api.flotilla;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What happens to objects that older versions of Fleet left behind. The initial values are the
 * defaults of the schema.
 */
@ApiObject
@RegisterForReflection
public class LeftoverSettings {

  @Default("[\"cattle-fleet-system\",\"fleet-system\"]")
  @Size(max = 16)
  @JsonPropertyDescription(
      "Namespaces that Fleet was installed in, which are searched besides the operator's own.")
  @JsonSetter(nulls = Nulls.SKIP)
  public List<String> namespaces = List.of("cattle-fleet-system", "fleet-system");

  @Default("false")
  @JsonPropertyDescription("Whether left-overs are only listed in the status, not removed.")
  @JsonSetter(nulls = Nulls.SKIP)
  public Boolean dryRun = false;
}
