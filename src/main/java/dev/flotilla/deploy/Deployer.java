package dev.flotilla.deploy;

import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.Content;
import dev.flotilla.deploy.ApplyRun.Outcome;
import dev.flotilla.deploy.dependency.Dependencies.Wait;
import dev.flotilla.status.DeploymentFacts.Verdict;
import dev.flotilla.status.Reason;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Takes a BundleDeployment one step towards the version that it should have. */
final class Deployer {

  private static final int SHOWN = 5;

  private final KubernetesClient operator;
  private final Accounts accounts;
  private final Monitor monitor;
  private final Discovery types;

  Deployer(KubernetesClient operator, Accounts accounts, Monitor monitor, Discovery types) {
    this.operator = operator;
    this.accounts = accounts;
    this.monitor = monitor;
    this.types = types;
  }

  /**
   * One step; what became known, and when to look again.
   *
   * @param others why the bundle has to wait for others; asked only when something is to be applied
   */
  Step step(DeploymentRequest request, Supplier<Optional<Wait>> others) {
    if (request.wantedId().isEmpty()) {
      return Step.done(Step.untouched(request, Verdict.open(Reason.Pending, "")));
    }
    try {
      return step(request, accounts.choose(request.account()), others);
    } catch (AccountException e) {
      return Step.again(Step.untouched(request, Verdict.no(Reason.AccountError, e.getMessage())));
    }
  }

  private Step step(DeploymentRequest request, Tenant tenant, Supplier<Optional<Wait>> others) {
    if (!request.outdated()) {
      return check(request, tenant);
    }
    if (request.paused()) {
      var paused = Verdict.open(Reason.WaitApplied, "paused: the new version waits");
      return Step.done(Step.untouched(request, paused));
    }
    return others
        .get()
        .map(wait -> Step.again(Step.untouched(request, waiting(wait))))
        .orElseGet(() -> apply(request, tenant));
  }

  private Step check(DeploymentRequest request, Tenant tenant) {
    var objects = new LiveObjects(tenant, types);
    var monitored = watch(request, tenant, request.inventory());
    var findings = look(request, objects, key -> monitor.known(request.owner(), tenant, key));
    if (!findings.missing().isEmpty() && request.correctDrift() && !request.paused()) {
      return apply(request, tenant);
    }
    return Step.after(request, findings, monitored);
  }

  private Step apply(DeploymentRequest request, Tenant tenant) {
    if (!request.unsupported().isEmpty()) {
      var fields = String.join(", ", request.unsupported());
      return Step.done(
          Step.untouched(request, Verdict.no(Reason.NotSupported, "not served yet: " + fields)));
    }
    var content = operator.resources(Content.class).withName(request.contentName()).get();
    if (content == null || content.content == null) {
      var missing = "Content %s does not exist, or is empty".formatted(request.contentName());
      return Step.again(Step.untouched(request, Verdict.no(Reason.ErrApplied, missing)));
    }
    try {
      var manifests =
          Rendering.render(content.content, request.placement(), request.owner(), types);
      return apply(request, tenant, manifests);
    } catch (NotSupportedException e) {
      return Step.done(Step.untouched(request, Verdict.no(Reason.NotSupported, e.getMessage())));
    } catch (RenderException e) {
      return Step.done(Step.untouched(request, Verdict.no(Reason.Invalid, e.getMessage())));
    }
  }

  private Step apply(DeploymentRequest request, Tenant tenant, List<Manifest> manifests) {
    var wanted = manifests.stream().map(Manifest::key).toList();
    if (!request.inventory().covers(wanted)) {
      return Step.recorded(request, request.inventory().plus(wanted));
    }
    var objects = new LiveObjects(tenant, types);
    var outcome = run(request, objects, manifests);
    monitor.wrote(request.owner(), outcome.applied());
    if (!outcome.complete()) {
      return Step.again(Step.untouched(request, verdict(outcome)));
    }
    var applied = request.applied(request.inventory().only(wanted));
    var monitored = watch(applied, tenant, applied.inventory());
    Function<ObjectKey, Optional<GenericKubernetesResource>> fresh =
        key -> Optional.ofNullable(outcome.applied().get(key));
    return Step.after(applied, look(applied, objects, fresh), monitored);
  }

  private Outcome run(DeploymentRequest request, LiveObjects objects, List<Manifest> manifests) {
    var applier = new Applier(objects, request.takeOver(), this::alive);
    var remover = new Remover(objects, request.owner(), request.keep());
    return new ApplyRun(objects, applier, remover, request.createNamespace())
        .run(manifests, request.inventory());
  }

  private boolean alive(Owner owner) {
    return operator
            .resources(BundleDeployment.class)
            .inNamespace(owner.namespace())
            .withName(owner.name())
            .get()
        != null;
  }

  private static Findings look(
      DeploymentRequest request,
      LiveObjects objects,
      Function<ObjectKey, Optional<GenericKubernetesResource>> known) {
    return new Observer(objects, known, request.ignored()).look(request.inventory());
  }

  private Verdict watch(DeploymentRequest request, Tenant tenant, Inventory inventory) {
    var refusals = monitor.watch(request.owner(), tenant, types, inventory.keys());
    return refusals.isEmpty()
        ? Verdict.TRUE
        : Verdict.no(
            Reason.NotWatched,
            "looked at every few seconds instead of watched: " + String.join("; ", refusals));
  }

  private static Verdict verdict(Outcome outcome) {
    if (outcome.problems().isEmpty()) {
      return Verdict.open(Reason.WaitApplied, shown(outcome.waiting()));
    }
    return Verdict.no(Reason.ErrApplied, shown(outcome.problems()));
  }

  private static Verdict waiting(Wait wait) {
    return wait.isForEver()
        ? Verdict.no(Reason.Invalid, wait.message())
        : Verdict.open(Reason.DependencyNotReady, wait.message());
  }

  static String shown(List<?> all) {
    var text = all.stream().limit(SHOWN).map(Object::toString).collect(Collectors.joining("; "));
    return all.size() <= SHOWN ? text : text + "; and " + (all.size() - SHOWN) + " more";
  }
}
