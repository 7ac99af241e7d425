package dev.flotilla.kubernetes;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.MicroTimeBuilder;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jboss.logging.Logger;

/**
 * Says what happened to an object as a Kubernetes Event, once per transition. The status is what
 * counts: an event that cannot be written is logged and nothing else.
 */
@ApplicationScoped
public class Announcer {

  private static final Logger LOG = Logger.getLogger(Announcer.class);
  private static final int MAX_MESSAGE = 1024;

  /** Where events of cluster-scoped objects live. */
  private static final String DEFAULT_NAMESPACE = "default";

  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  @Inject KubernetesClient client;
  @Inject OperatorSettings settings;
  @Inject Clock clock;

  /** Something went as it should. */
  public void normal(HasMetadata about, String reason, String message) {
    announce("Normal", about, reason, message);
  }

  /** Something needs somebody's attention. */
  public void warning(HasMetadata about, String reason, String message) {
    announce("Warning", about, reason, message);
  }

  private void announce(String type, HasMetadata about, String reason, String message) {
    var metadata = about.getMetadata();
    var now = clock.instant();
    var namespace = metadata.getNamespace() == null ? DEFAULT_NAMESPACE : metadata.getNamespace();
    var event =
        new EventBuilder()
            .withNewMetadata()
            .withGenerateName(metadata.getName() + ".")
            .withNamespace(namespace)
            .endMetadata()
            .withInvolvedObject(
                new ObjectReferenceBuilder()
                    .withApiVersion(about.getApiVersion())
                    .withKind(about.getKind())
                    .withName(metadata.getName())
                    .withNamespace(metadata.getNamespace())
                    .withUid(metadata.getUid())
                    .build())
            .withType(type)
            .withReason(reason)
            .withMessage(
                message.length() > MAX_MESSAGE
                    ? message.substring(0, MAX_MESSAGE - 1) + "…"
                    : message)
            .withEventTime(new MicroTimeBuilder().withTime(MICROS.format(now)).build())
            .withAction(reason)
            .withReportingComponent("flotilla")
            .withReportingInstance(settings.podName())
            .build();
    try {
      client.v1().events().inNamespace(namespace).resource(event).create();
    } catch (KubernetesClientException e) {
      LOG.warnf("No event %s of %s: %s", reason, metadata.getName(), e.getMessage());
    }
  }
}
