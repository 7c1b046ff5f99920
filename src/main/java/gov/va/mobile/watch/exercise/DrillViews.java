package gov.va.mobile.watch.exercise;

import gov.va.mobile.watch.notification.Deliveries;
import gov.va.mobile.watch.notification.NotificationView;
import gov.va.mobile.watch.platform.Coded;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Shows stored drills as the API does. */
@ApplicationScoped
class DrillViews {
    private final Deliveries deliveries;

    DrillViews(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    DrillView of(Drill drill) {
        return of(List.of(drill)).getFirst();
    }

    /** The same of several, in their order. */
    List<DrillView> of(List<Drill> drills) {
        Map<UUID, List<NotificationView>> messages = deliveries.of(drills.stream()
                .flatMap(drill -> Stream.ofNullable(drill.incidentId))
                .toList());
        return drills.stream()
                .map(drill -> view(
                        drill,
                        Optional.ofNullable(drill.incidentId).map(messages::get).orElse(List.of())))
                .toList();
    }

    private static DrillView view(Drill drill, List<NotificationView> messages) {
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
                messages.stream().map(DrillViews::told).toList(),
                Optional.ofNullable(drill.reason));
    }

    private static DrillView.Told told(NotificationView message) {
        return new DrillView.Told(
                message.kind(), message.decision(), message.reason(), message.state(), message.sentAt());
    }
}
