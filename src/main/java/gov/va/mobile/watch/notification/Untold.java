package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.health.FlapChange;
import gov.va.mobile.watch.health.HealthChange;
import gov.va.mobile.watch.health.HealthChanged;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.incident.Incidents;
import gov.va.mobile.watch.incident.Quiet;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.notification.NotificationEntity.About;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the messages that an upstream's failure would have been, but for its cause or a planned window, each with that reason (behaviour.md §6). */
@ApplicationScoped
class Untold {
    private final Outbox outbox;
    private final Incidents incidents;
    private final Instance<Quiet> quiet;
    private final CurrentMap map;

    Untold(Outbox outbox, Incidents incidents, Instance<Quiet> quiet, CurrentMap map) {
        this.outbox = outbox;
        this.incidents = incidents;
        this.quiet = quiet;
        this.map = map;
    }

    void healthChanged(@Observes @Priority(320) HealthChanged changed) {
        List<FlapChange> flaps =
                changed.flaps().stream().filter(FlapChange::flapping).toList();
        if (!flaps.isEmpty()) {
            List<IncidentView> open = incidents.open();
            flaps.stream()
                    .filter(flap -> of(open, flap.upstreamId()).isEmpty())
                    .filter(flap -> map.get().upstream(flap.upstreamId()).isPresent())
                    .forEach(flap -> keep(flap, changed.at()));
        }
        List<HealthChange> failures = changed.changes().stream()
                .filter(change -> change.to() == HealthStatus.DOWN && change.from() != HealthStatus.DOWN)
                .toList();
        if (!failures.isEmpty()) {
            List<IncidentView> open = incidents.open();
            failures.stream()
                    .filter(change -> of(open, change.upstreamId()).isEmpty())
                    .forEach(change -> keep(change, open));
        }
    }

    private void keep(HealthChange change, List<IncidentView> open) {
        ServicesMap current = map.get();
        if (current.upstream(change.upstreamId()).isEmpty()) {
            return;
        }
        if (!change.causedBy().isEmpty()) {
            change.causedBy().stream()
                    .flatMap(root -> of(open, root).stream())
                    .findFirst()
                    .ifPresent(root ->
                            keep(change, "its cause is told with incident #" + root.number(), Optional.of(root)));
        } else if (quiet.stream().anyMatch(windows -> windows.covers(change.upstreamId(), change.at()))) {
            keep(change, "inside a planned maintenance window", Optional.empty());
        }
    }

    private void keep(FlapChange flap, Instant at) {
        boolean planned = quiet.stream().anyMatch(windows -> windows.covers(flap.upstreamId(), at));
        var words = new Words(map.get());
        outbox.add(
                Ruling.suppressed(
                        Destination.ALERTS,
                        NotificationKind.INCIDENT_FLAPPING,
                        planned
                                ? "inside a planned maintenance window"
                                : "what it depends on fails or flaps too, or its incident was ended by hand"),
                new MessageBuilder(words.upstream(flap.upstreamId()) + " is flapping: it goes to and fro")
                        .fact("Found", flap.failure().map(failure -> failure.message()))
                        .build(),
                About.NOTHING);
    }

    private void keep(HealthChange change, String reason, Optional<IncidentView> about) {
        var words = new Words(map.get());
        String name = words.upstream(change.upstreamId());
        boolean restricted = about.filter(IncidentView::restricted).isPresent();
        Message message = new MessageBuilder(name + " is down")
                .fact("Since", Words.time(change.since()))
                .fact("Found", change.failure().map(failure -> failure.message()))
                .fact("Because of", restricted ? "" : words.upstreams(change.causedBy()))
                .build();
        outbox.add(
                Ruling.suppressed(Destination.ALERTS, NotificationKind.INCIDENT_OPENED, reason),
                message,
                new About(about.map(IncidentView::id), Optional.empty()));
    }

    private static Optional<IncidentView> of(List<IncidentView> open, String upstreamId) {
        return open.stream()
                .filter(incident -> incident.upstreamId().equals(Optional.of(upstreamId)))
                .findFirst();
    }
}
