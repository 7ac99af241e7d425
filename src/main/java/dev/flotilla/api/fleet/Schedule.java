package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Times at which clusters may be changed; at all others deployments wait. */
@JsonClassDescription("Times at which clusters may be changed; at all others deployments wait.")
@Group("fleet.cattle.io")
@Version("v1alpha1")
@Plural("schedules")
@AdditionalPrinterColumn(name = "Schedule", jsonPath = ".spec.schedule")
@AdditionalPrinterColumn(name = "Duration", jsonPath = ".spec.duration")
@AdditionalPrinterColumn(name = "Active", jsonPath = ".status.active")
@AdditionalPrinterColumn(name = "NextStart", jsonPath = ".status.nextStartTime")
@ApiObject
@RegisterForReflection
public class Schedule extends CustomResource<ScheduleSpec, ScheduleStatus> implements Namespaced {}
