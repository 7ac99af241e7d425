package dev.flotilla.command;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints for every command: the version that was built. */
@Singleton
@Unremovable
public class Version implements IVersionProvider {

  private final String version;

  @Inject
  public Version(@ConfigProperty(name = "quarkus.application.version") String version) {
    this.version = version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"flotilla " + version};
  }
}
