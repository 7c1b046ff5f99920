package gov.va.mobile.watch.exercise;

import gov.va.mobile.watch.notification.Deliveries;
import gov.va.mobile.watch.notification.NotificationView;
import gov.va.mobile.watch.platform.Coded;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Shows stored drills as the API does. */
@ApplicationScoped
class DrillViews {
    private final Deliveries deliveries;

    DrillViews(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    DrillView of(Drill drill) {
        var times = new DrillView.Times(
                drill.script().firstFailure(),
                Optional.ofNullable(drill.openedAt),
                Optional.ofNullable(drill.toldAt),
                Optional.ofNullable(drill.proposedAt),
                Optional.ofNullable(drill.confirmedAt),
                Optional.ofNullable(drill.recoveredAt),
                Optional.ofNullable(drill.resolvedAt),
                Optional.ofNullable(drill.endedAt));
        return new DrillView(
                drill.id,
                Coded.of(DrillState.class, drill.state),
                drill.startedBy,
                drill.startedAt,
                Duration.ofSeconds(drill.failFor),
                Optional.ofNullable(drill.incidentId),
                Optional.ofNullable(drill.windowId),
                times,
                times.took(),
                told(drill),
                Optional.ofNullable(drill.reason));
    }

    private List<DrillView.Told> told(Drill drill) {
        return drill.incidentId == null
                ? List.of()
                : deliveries.of(drill.incidentId).stream().map(DrillViews::told).toList();
    }

    private static DrillView.Told told(NotificationView message) {
        return new DrillView.Told(
                message.kind(), message.decision(), message.reason(), message.state(), message.sentAt());
    }
}
