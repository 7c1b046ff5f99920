package gov.va.mobile.watch.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import gov.va.mobile.watch.check.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An incident as the API shows it, and as other rooms see it (api.md, "Incidents").
 *
 * @param drill it is that of a drill, which people made to practise: no outage, and in no statistics
 * @param flapping its root goes to and fro (behaviour.md §3, "Flapping"): it was told once, and each down and up is kept untold
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record IncidentView(
        UUID id,
        long number,
        int version,
        IncidentKind kind,
        IncidentStatus status,
        String title,
        Optional<String> description,
        Priority priority,
        Optional<String> upstreamId,
        Optional<String> groupId,
        Optional<Failure> failure,
        Affected affected,
        Instant startedAt,
        Instant detectedAt,
        Optional<Instant> resolvedAt,
        Optional<String> resolution,
        int reopens,
        Optional<String> acknowledgedBy,
        Optional<Instant> acknowledgedAt,
        boolean restricted,
        Conditions conditions,
        List<NextStep> nextSteps,
        Optional<Commander> commander,
        Optional<Assessment> assessment,
        Optional<Statement> recommendation,
        Optional<Decision> decision,
        List<ReportLink> reportLinks,
        List<UUID> maintenanceWindowIds,
        Optional<UUID> mergedInto,
        List<Escalation> escalations,
        int postmortemVersion,
        List<PlayLink> plays,
        boolean flapping,
        boolean drill) {

    /** A play for what this incident seems to be; {@code state} is proposed or kept. */
    public record PlayLink(UUID id, String title, String state) {}

    /** What the incident takes with it. */
    public record Affected(List<String> upstreams, List<String> features) {}

    /** The six conditions under which the product owner is told and a postmortem is owed (domain.md §1). */
    public record Conditions(
            boolean playbook,
            boolean significantUsers,
            boolean significantPeriod,
            boolean security,
            boolean outOfAppCoordination,
            boolean outOfBandRelease) {
        /** None of them holds. */
        public static final Conditions NONE = new Conditions(false, false, false, false, false, false);

        /** Whether any of them holds. */
        public boolean any() {
            return playbook
                    || significantUsers
                    || significantPeriod
                    || security
                    || outOfAppCoordination
                    || outOfBandRelease;
        }
    }

    /** Something to do, with help that a newcomer can act on; {@code state} is {@code open}, {@code done} or {@code notNeeded}. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record NextStep(
            String step, String state, Optional<String> by, Optional<Instant> at, Optional<String> detail, Help help) {}

    /** How to do a step. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Help(String text, Optional<String> link, List<String> contacts, Optional<String> copyText) {}

    /**
     * Who leads a control incident.
     *
     * @param backups who else could, by the map
     */
    public record Commander(String name, List<String> backups, String by, Instant at) {
        /** One without backups, and whatever was stored before there were any. */
        public Commander {
            backups = Optional.<List<String>>ofNullable(backups).orElse(List.of());
        }
    }

    /**
     * It was brought before somebody.
     *
     * @param number counts those of this incident, from 1
     * @param to a role or an upstream of the map
     * @param copied who gets the same words, because they go to another VA team
     * @param text the words to paste; absent where the service itself tells them
     * @param sentBy who has sent the words
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Escalation(
            int number,
            String to,
            List<String> contacts,
            List<String> copied,
            String reason,
            Optional<String> text,
            String by,
            Instant at,
            Optional<String> sentBy,
            Optional<Instant> sentAt) {}

    /** The facts of an assessment, each with who found it and when. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Assessment(
            Optional<Fact<Long>> usersImpacted,
            Optional<Fact<String>> severity,
            Optional<Fact<String>> effort,
            Optional<Fact<String>> timeToNextRelease) {}

    /** One fact. */
    public record Fact<T>(T value, String by, Instant at) {}

    /** What leadership recommends. */
    public record Statement(String text, String by, Instant at) {}

    /** What the product owner decided, and who recorded it. */
    public record Decision(
            boolean action, String text, String decidedBy, boolean outOfBandRelease, String by, Instant at) {}

    /** Where it was reported. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record ReportLink(String link, Optional<String> note, boolean alreadyReported, String by, Instant at) {}
}
