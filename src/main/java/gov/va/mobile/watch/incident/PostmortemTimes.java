package gov.va.mobile.watch.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When what happened, from the record of an incident; pure. */
final class PostmortemTimes {
    private final Incident incident;
    private final List<TimelineItem> timeline;
    private final List<IncidentWindows.Fact> windows;
    private final Instant now;

    PostmortemTimes(Incident incident, List<TimelineItem> timeline, List<IncidentWindows.Fact> windows, Instant now) {
        this.incident = incident;
        this.timeline = timeline;
        this.windows = windows;
        this.now = now;
    }

    /** When it worked again: by its checks, else when somebody resolved it; now, while it is open. */
    Instant recovered() {
        return Optional.ofNullable(incident.resolvedAt)
                .map(resolved -> Optional.ofNullable(incident.recoveredAt).orElse(resolved))
                .orElse(now);
    }

    /** How long it was down, without the time between an end and a reopening. */
    Duration down() {
        Duration sum = Duration.ZERO;
        Instant since = incident.startedAt;
        boolean down = true;
        for (TimelineItem item : timeline) {
            if (item.kind.equals(IncidentChange.Kind.RESOLVED.code()) && down) {
                Instant end = Optional.ofNullable(item.data.get("recoveredAt"))
                        .map(Instant::parse)
                        .orElse(item.at);
                sum = sum.plus(Duration.between(since, end));
                down = false;
            } else if (item.kind.equals(IncidentChange.Kind.REOPENED.code()) && !down) {
                since = item.at;
                down = true;
            }
        }
        Duration all = down ? sum.plus(Duration.between(since, recovered())) : sum;
        return all.isNegative() ? Duration.ZERO : all;
    }

    /** From the beginning to the end, each as moment, time, and how long after the beginning. */
    List<List<String>> moments() {
        List<List<String>> rows = new ArrayList<>();
        add(rows, "It began", Optional.of(incident.startedAt));
        add(rows, "It was detected", Optional.of(incident.detectedAt));
        add(rows, "Somebody was on it", firstAcknowledged());
        if (incident.control()) {
            add(
                    rows,
                    "Leadership recommended",
                    Optional.ofNullable(incident.recommendation).map(IncidentView.Statement::at));
            add(rows, "It was decided", Optional.ofNullable(incident.decision).map(IncidentView.Decision::at));
        }
        if (!incident.control() || !incident.reportLinks.isEmpty()) {
            reported(rows);
        }
        if (!incident.control() || !windows.isEmpty()) {
            windows(rows);
        }
        if (!incident.open()) {
            add(rows, "It worked again", Optional.of(recovered()));
            add(rows, "It was resolved", Optional.ofNullable(incident.resolvedAt));
        }
        return rows;
    }

    /** Whoever came first, though somebody else may be on it now. */
    private Optional<Instant> firstAcknowledged() {
        return timeline.stream()
                .filter(item -> item.kind.equals(IncidentChange.Kind.ACKNOWLEDGED.code()))
                .map(item -> item.at)
                .findFirst()
                .or(() -> Optional.ofNullable(incident.acknowledgedAt));
    }

    private void reported(List<List<String>> rows) {
        add(
                rows,
                "It was reported to Platform",
                incident.reportLinks.stream().map(IncidentView.ReportLink::at).min(Instant::compareTo));
    }

    private void windows(List<List<String>> rows) {
        add(
                rows,
                "A maintenance window was proposed",
                windows.stream().flatMap(window -> window.proposedAt().stream()).min(Instant::compareTo));
        add(
                rows,
                "A person decided on the window",
                windows.stream().flatMap(window -> window.decidedAt().stream()).min(Instant::compareTo));
        add(
                rows,
                "Veterans saw the window",
                windows.stream().flatMap(window -> window.visibleAt().stream()).min(Instant::compareTo));
    }

    private void add(List<List<String>> rows, String moment, Optional<Instant> at) {
        rows.add(List.of(
                moment,
                at.map(IncidentWords::time).orElse("never"),
                at.map(time -> IncidentWords.duration(Duration.between(incident.startedAt, time)))
                        .orElse("")));
    }
}
