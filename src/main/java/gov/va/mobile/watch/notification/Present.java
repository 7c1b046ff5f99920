package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.incident.Incidents;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.window.WindowStatus;
import gov.va.mobile.watch.window.WindowView;
import gov.va.mobile.watch.window.Windows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a message about an incident or a window says at present, for messages that are kept up to date. */
@ApplicationScoped
public class Present {
    private final Incidents incidents;
    private final Windows windows;
    private final Places places;
    private final CurrentMap map;
    private final Manners manners;
    private final Clock clock;

    Present(Incidents incidents, Windows windows, Places places, CurrentMap map, Manners manners, Clock clock) {
        this.incidents = incidents;
        this.windows = windows;
        this.places = places;
        this.map = map;
        this.manners = manners;
        this.clock = clock;
    }

    /** Of the window, if there is one; else of the incident. Nothing where neither is there any more. */
    @ActivateRequestContext
    public Optional<Message> of(Optional<UUID> incidentId, Optional<UUID> windowId) {
        return QuarkusTransaction.requiringNew()
                .call(() -> windowId.isPresent()
                        ? windowId.flatMap(windows::find).map(this::window)
                        : incidentId.flatMap(incidents::find).map(this::incident));
    }

    /** A message lies elsewhere now. */
    void moved(UUID id, Place place) {
        QuarkusTransaction.requiringNew().run(() -> places.keep(id, place));
    }

    private Message incident(IncidentView incident) {
        List<WindowView> live = windows.live().stream()
                .filter(window -> window.incidentId().equals(Optional.of(incident.id())))
                .toList();
        Message message = composer().incident(incident, live, clock.instant());
        return incident.drill() ? DrillRulings.mark(message) : message;
    }

    /** Of a set whose member it is about has left it, the message tells of those that still wait. */
    private Message window(WindowView window) {
        List<WindowView> together = window.planId().isEmpty()
                ? List.of()
                : windows.live().stream()
                        .filter(other -> other.planId().equals(window.planId()))
                        .toList();
        WindowView shown = window.status() == WindowStatus.WITHDRAWN
                ? together.stream()
                        .filter(other -> other.status() == WindowStatus.PROPOSED)
                        .findFirst()
                        .orElse(window)
                : window;
        List<WindowView> set = together.stream()
                .filter(other -> other.status() == shown.status())
                .toList();
        Message message = composer()
                .window(
                        shown,
                        set.isEmpty() ? List.of(shown) : set,
                        shown.incidentId().flatMap(incidents::find),
                        clock.instant());
        return window.drill() ? DrillRulings.mark(message) : message;
    }

    private PresentComposer composer() {
        return new PresentComposer(map.get(), manners.links());
    }
}
