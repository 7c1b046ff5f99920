package gov.va.mobile.watch.incident;

import org.jspecify.annotations.Nullable;

/** The bodies that people send about incidents (api.md, "Incidents"). */
final class Requests {
    private Requests() {}

    /** Opens an incident by hand. */
    record OpenIncident(
            @Nullable String kind,
            @Nullable String title,
            @Nullable String description,
            @Nullable String upstreamId,
            @Nullable String commander,
            @Nullable String priority) {}

    /** Says that one is on it. */
    record Acknowledgement() {}

    /** Where it was reported to Platform. */
    record Report(
            @Nullable String link,
            @Nullable String note,
            @Nullable Boolean alreadyReported) {}

    /** Sets a next step. */
    record StepChange(@Nullable String state, @Nullable String detail) {}

    /** A note for the timeline. */
    record Note(@Nullable String text) {}

    /** Brings it before a role or the team of an upstream. */
    record Escalation(@Nullable String to, @Nullable String reason) {}

    /** Ends the incident. */
    record Resolving(@Nullable String reason, @Nullable String text) {}

    /** Files the incident. */
    record Closing(@Nullable String withoutPostmortem) {}

    /** Takes the incident up again. */
    record Reopening(@Nullable String text) {}

    /** Changes what the incident says of itself. */
    record IncidentPatch(
            @Nullable String title,
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
    record CommanderName(@Nullable String name) {}

    /** Any of the four facts. */
    record AssessmentPatch(
            @Nullable Long usersImpacted,
            @Nullable String severity,
            @Nullable String effort,
            @Nullable String timeToNextRelease) {}

    /** What leadership recommends. */
    record Recommendation(@Nullable String text) {}

    /** What the product owner decided. */
    record DecisionTaken(
            @Nullable Boolean action,
            @Nullable String text,
            @Nullable String decidedBy,
            @Nullable Boolean outOfBandRelease) {}
}
