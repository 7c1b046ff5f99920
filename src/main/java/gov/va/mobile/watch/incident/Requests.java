package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.platform.FreeText;
import gov.va.mobile.watch.platform.OptionalBody;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The bodies that people send about incidents (api.md, "Incidents"). */
final class Requests {
    private Requests() {}

    /** Opens an incident by hand. */
    record OpenIncident(
            @Nullable String kind,
            @Nullable @FreeText String title,
            @Nullable @FreeText String description,
            @Nullable String upstreamId,
            @Nullable @FreeText String commander,
            @Nullable String priority) {}

    /** Says that one is on it. */
    record Acknowledgement() implements OptionalBody {}

    /** Where it was reported to Platform. */
    record Report(
            @Nullable String link,
            @Nullable @FreeText String note,
            @Nullable Boolean alreadyReported) {}

    /** Sets a next step. */
    record StepChange(
            @Nullable String state, @Nullable @FreeText String detail) {}

    /** A note for the timeline. */
    record Note(@Nullable @FreeText String text) {}

    /** Silences an upstream or an incident. */
    record Silencing(
            @Nullable String upstreamId,
            @Nullable String incidentId,
            @Nullable Instant until,
            @Nullable @FreeText String reason) {}

    /** Says that the words were sent. */
    record Sent() implements OptionalBody {}

    /** Brings it before a role or the team of an upstream. */
    record Escalation(
            @Nullable String to, @Nullable @FreeText String reason) {}

    /** Ends the incident. */
    record Resolving(
            @Nullable String reason, @Nullable @FreeText String text) implements OptionalBody {}

    /** Files the incident. */
    record Closing(@Nullable @FreeText String withoutPostmortem) implements OptionalBody {}

    /** Takes the incident up again. */
    record Reopening(@Nullable @FreeText String text) implements OptionalBody {}

    /** Changes what the incident says of itself. */
    record IncidentPatch(
            @Nullable @FreeText String title,
            @Nullable String priority,
            @Nullable String kind,
            @Nullable ConditionsPatch conditions) {}

    /** Any of the six conditions. */
    record ConditionsPatch(
            @Nullable Boolean playbook,
            @Nullable Boolean significantUsers,
            @Nullable Boolean significantPeriod,
            @Nullable Boolean security,
            @Nullable Boolean outOfAppCoordination,
            @Nullable Boolean outOfBandRelease) {}

    /** Names the commander. */
    record CommanderName(@Nullable @FreeText String name) {}

    /** Any of the four facts. */
    record AssessmentPatch(
            @Nullable Long usersImpacted,
            @Nullable String severity,
            @Nullable String effort,
            @Nullable String timeToNextRelease) {}

    /** What leadership recommends. */
    record Recommendation(@Nullable @FreeText String text) {}

    /** What the product owner decided. */
    record DecisionTaken(
            @Nullable Boolean action,
            @Nullable @FreeText String text,
            @Nullable @FreeText String decidedBy,
            @Nullable Boolean outOfBandRelease) {}
}
