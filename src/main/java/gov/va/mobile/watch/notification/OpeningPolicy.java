package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.incident.IncidentStatus;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.window.WindowStatus;
import gov.va.mobile.watch.window.WindowView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people are told when business hours begin: what needs them now, what is still open, what is over (behaviour.md §6). Pure. */
final class OpeningPolicy {
    private OpeningPolicy() {}

    /** What is in question. */
    sealed interface Matter {
        /** Nobody acknowledged it, or it is over in the third list. */
        record OfIncident(IncidentView incident) implements Matter {}

        /** It is resolved, but its postmortem is owed. */
        record Postmortem(IncidentView incident) implements Matter {}

        /** A window that waits for a decision, failed to be published, or is on. */
        record OfWindow(WindowView window) implements Matter {}
    }

    /** The three lists. */
    record Agenda(List<Matter> needsYou, List<Matter> stillOpen, List<Matter> over) {
        boolean isEmpty() {
            return needsYou.isEmpty() && stillOpen.isEmpty() && over.isEmpty();
        }
    }

    /**
     * The agenda of an opening.
     *
     * @param open incidents that are open now
     * @param resolved those that are resolved and not closed
     * @param ended those that ended since business hours did
     * @param windows that are proposed, confirmed or active
     * @param opening the moment of the opening: what began later is told by itself
     */
    static Agenda decide(
            List<IncidentView> open,
            List<IncidentView> resolved,
            List<IncidentView> ended,
            List<WindowView> windows,
            Instant opening) {
        List<Matter> needsYou = new ArrayList<>();
        List<Matter> stillOpen = new ArrayList<>();
        for (IncidentView incident : open) {
            if (incident.detectedAt().isBefore(opening)) {
                (incident.acknowledgedBy().isEmpty() ? needsYou : stillOpen).add(new Matter.OfIncident(incident));
            }
        }
        for (WindowView window : windows) {
            if (waits(window)) {
                needsYou.add(new Matter.OfWindow(window));
            } else if (window.status() != WindowStatus.CONFIRMED) { // that is yet to come, and needs nobody
                stillOpen.add(new Matter.OfWindow(window));
            }
        }
        resolved.stream()
                .filter(incident -> owed(incident) && endedBefore(incident, opening))
                .forEach(incident -> needsYou.add(new Matter.Postmortem(incident)));
        List<Matter> over = ended.stream()
                .filter(incident -> endedBefore(incident, opening))
                .<Matter>map(Matter.OfIncident::new)
                .toList();
        return new Agenda(List.copyOf(needsYou), List.copyOf(stillOpen), over);
    }

    /** Whether a postmortem is owed: a condition holds, it is over, and none was saved. */
    static boolean owed(IncidentView incident) {
        return incident.status() == IncidentStatus.RESOLVED
                && incident.conditions().any()
                && incident.postmortemVersion() == 0;
    }

    private static boolean waits(WindowView window) {
        return window.status() == WindowStatus.PROPOSED
                || window.proposedChange().isPresent()
                || window.publication().state().equals("failed");
    }

    private static boolean endedBefore(IncidentView incident, Instant opening) {
        return Optional.of(incident)
                .flatMap(IncidentView::resolvedAt)
                .filter(at -> at.isBefore(opening))
                .isPresent();
    }
}
