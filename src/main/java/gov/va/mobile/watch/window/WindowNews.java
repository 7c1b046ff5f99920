package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.incident.Incidents;
import gov.va.mobile.watch.window.WindowChange.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tells, inside the transaction, what happened to windows: the rooms that come after by an event, the incident by a note and its next step. */
@ApplicationScoped
class WindowNews {
    private static final String STEP = "maintenanceWindow";

    private final WindowRepository windows;
    private final WindowViews views;
    private final ProposalWatchRepository watches;
    private final Effects effects;
    private final Incidents incidents;
    private final Event<WindowsChanged> event;

    WindowNews(
            WindowRepository windows,
            WindowViews views,
            ProposalWatchRepository watches,
            Effects effects,
            Incidents incidents,
            Event<WindowsChanged> event) {
        this.windows = windows;
        this.views = views;
        this.watches = watches;
        this.effects = effects;
        this.incidents = incidents;
        this.event = event;
    }

    /** One thing that happened to a window. */
    record Item(Kind kind, MaintenanceWindow window, Actor by, Instant at, String text) {}

    /** Tells one. */
    void tell(Kind kind, MaintenanceWindow window, Actor by, Instant at, String text) {
        tell(List.of(new Item(kind, window, by, at, text)));
    }

    /** Tells what one transaction did, in order. */
    void tell(List<Item> items) {
        if (items.isEmpty()) {
            return;
        }
        windows.flush();
        items.forEach(this::follow);
        var seen = views.of(items.stream().map(Item::window).toList());
        var changes = new ArrayList<WindowChange>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            changes.add(new WindowChange(item.kind(), seen.get(i), item.by(), item.at(), item.text()));
        }
        event.fire(new WindowsChanged(List.copyOf(changes)));
    }

    private void follow(Item item) {
        MaintenanceWindow window = item.window();
        if (isOver(window.status)) {
            watches.wakeAll(item.at());
        }
        if (window.incidentId != null) {
            follow(item, window.incidentId);
        }
    }

    private String words(Item item) {
        boolean over = item.kind() == Kind.ENDED;
        return item.kind().code() + ": " + item.text() + (over ? "; " + effects.words(item.window(), item.at()) : "");
    }

    private void follow(Item item, UUID incidentId) {
        UUID windowId = item.window().id;
        if (item.kind() == Kind.PROPOSED || item.kind() == Kind.PLANNED) {
            incidents.linkWindow(incidentId, windowId);
        }
        incidents.note(
                incidentId,
                item.at(),
                item.by(),
                STEP,
                "Maintenance window " + words(item),
                Map.of("windowId", windowId.toString()));
        step(item.kind())
                .filter(state -> !state.equals("notNeeded") || !windows.anyLiveOf(incidentId))
                .ifPresent(state ->
                        incidents.step(incidentId, STEP, state, item.by(), item.at(), Optional.of(item.text())));
    }

    /** An outage is over that outlasted windows: their incidents keep by how much. */
    void outlasted(String upstreamId, Instant recoveredAt) {
        effects.overruns(upstreamId, recoveredAt).forEach((window, text) -> {
            if (window.incidentId != null) {
                incidents.note(
                        window.incidentId,
                        recoveredAt,
                        Actor.SELF,
                        STEP,
                        text,
                        Map.of("windowId", window.id.toString()));
            }
        });
    }

    private static Optional<String> step(Kind kind) {
        return switch (kind) {
            case PROPOSED -> Optional.of("open");
            case CONFIRMED, PLANNED -> Optional.of("done");
            case REJECTED, WITHDRAWN -> Optional.of("notNeeded");
            case MOVED,
                    STARTED,
                    ENDED,
                    CANCELLED,
                    EXPIRED,
                    PUBLISHED,
                    PUBLICATION_FAILED,
                    CHANGED_THERE,
                    IMPORTED,
                    CHANGE_PROPOSED,
                    LONG,
                    VISIBLE,
                    UNSEEN,
                    LINGERING -> Optional.empty();
        };
    }

    private static boolean isOver(WindowStatus status) {
        return switch (status) {
            case PROPOSED, CONFIRMED, ACTIVE -> false;
            case ENDED, REJECTED, WITHDRAWN, CANCELLED, EXPIRED -> true;
        };
    }
}
