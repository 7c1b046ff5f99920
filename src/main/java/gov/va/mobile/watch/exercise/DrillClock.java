package gov.va.mobile.watch.exercise;

import gov.va.mobile.watch.health.HealthChange;
import gov.va.mobile.watch.health.HealthChanged;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.incident.DrillIncidents;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.notification.Deliveries;
import gov.va.mobile.watch.notification.NotificationView;
import gov.va.mobile.watch.platform.DueWork;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.window.DrillWindows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Goes on with the drill that runs, on whichever replica comes first: tells what its upstream answered as the batch writer does, and ends it. */
@ApplicationScoped
class DrillClock implements DueWork {
    private final DrillRepository drills;
    private final DrillIncidents incidents;
    private final DrillWindows windows;
    private final Deliveries deliveries;
    private final Event<HealthChanged> healthChanged;
    private final CurrentMap map;
    private final Turn turn;
    private final Clock clock;

    DrillClock(
            DrillRepository drills,
            DrillIncidents incidents,
            DrillWindows windows,
            Deliveries deliveries,
            Event<HealthChanged> healthChanged,
            CurrentMap map,
            Turn turn,
            Clock clock) {
        this.drills = drills;
        this.incidents = incidents;
        this.windows = windows;
        this.deliveries = deliveries;
        this.healthChanged = healthChanged;
        this.map = map;
        this.turn = turn;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "drills";
    }

    /** By uq_drill_running. */
    @Override
    public String condition() {
        return "EXISTS (SELECT FROM drill WHERE state = 'running' AND due_at <= clock.now)";
    }

    @Override
    public void work() {
        if (!map.standsBy()) {
            look();
        }
    }

    /** Does what is due now. */
    void look() {
        if (QuarkusTransaction.requiringNew().call(() -> due().isPresent())) {
            turn.take(() -> due().ifPresent(this::goOn));
        }
    }

    private Optional<Drill> due() {
        Instant now = clock.instant();
        return drills.running().filter(drill -> drill.dueAt != null && !drill.dueAt.isAfter(now));
    }

    private void goOn(Drill drill) {
        Instant now = clock.instant();
        List<NotificationView> messages =
                Optional.ofNullable(drill.incidentId).map(deliveries::of).orElse(List.of());
        told(drill, messages);
        var situation = new DrillPolicy.Situation(
                drill.script(),
                Optional.ofNullable(drill.dueAt).orElse(now),
                Optional.ofNullable(drill.resolvedAt),
                messages.stream().anyMatch(message -> message.state().equals(Optional.of("pending"))));
        switch (DrillPolicy.decide(situation, now)) {
            case DrillPolicy.Decision.GoOn go -> {
                judge(drill, now);
                Optional.ofNullable(drill.resolvedAt)
                        .flatMap(_ -> Optional.ofNullable(drill.incidentId))
                        .ifPresent(incident -> windows.end(incident, now));
                drill.dueAt = go.lookAgainAt();
            }
            case DrillPolicy.Decision.Finish _ -> end(drill, Optional.empty(), now);
            case DrillPolicy.Decision.Abort abort -> end(drill, Optional.of(abort.reason()), now);
        }
    }

    private void judge(Drill drill, Instant now) {
        List<HealthChange> changes = drill.script().changes(drill.judgedUntil, now);
        drill.judgedUntil = now;
        changes.stream()
                .filter(change -> change.from() == HealthStatus.DOWN)
                .forEach(change -> drill.recoveredAt = change.since());
        if (!changes.isEmpty()) {
            healthChanged.fire(new HealthChanged(now, changes));
        }
    }

    private void end(Drill drill, Optional<String> aborted, Instant now) {
        if (drill.incidentId != null) {
            windows.end(drill.incidentId, now);
            incidents.close(
                    drill.incidentId,
                    now,
                    aborted.map(why -> "the drill was aborted, " + why).orElse("the drill is over"));
        }
        drill.end(now, aborted);
    }

    private static void told(Drill drill, List<NotificationView> messages) {
        messages.stream()
                .filter(message -> message.kind().equals("incidentOpened"))
                .flatMap(message -> message.sentAt().stream())
                .findFirst()
                .ifPresent(at -> drill.toldAt = at);
    }
}
