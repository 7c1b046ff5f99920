package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.incident.IncidentKind;
import gov.va.mobile.watch.incident.IncidentStatus;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.window.WindowView;
import gov.va.mobile.watch.window.WindowView.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What can be done about an incident or a window as it is; pure. */
public final class Offers {
    private Offers() {}

    /** Nothing of a restricted one: a message says only that it exists. */
    public static List<Offer> of(IncidentView incident) {
        if (incident.status() != IncidentStatus.OPEN || incident.restricted()) {
            return List.of();
        }
        List<Offer> offers = new ArrayList<>();
        if (incident.acknowledgedBy().isEmpty()) {
            offers.add(new Offer(Deed.ACKNOWLEDGE, incident.id(), incident.version()));
        }
        boolean unreported = incident.nextSteps().stream()
                .anyMatch(step ->
                        step.step().equals("reportToPlatform") && step.state().equals("open"));
        if (incident.kind() == IncidentKind.NON_CONTROL && unreported) {
            offers.add(new Offer(Deed.REPORTED, incident.id(), incident.version()));
        }
        return List.copyOf(offers);
    }

    /** What was made in PagerDuty is changed there. */
    public static List<Offer> of(WindowView window) {
        if (window.origin() == Origin.PAGERDUTY) {
            return List.of();
        }
        Stream<Deed> deeds = switch (window.status()) {
            case PROPOSED -> Stream.of(Deed.CONFIRM, Deed.EDIT, Deed.REJECT);
            case CONFIRMED -> Stream.of(Deed.EDIT);
            case ACTIVE -> Stream.of(Deed.EXTEND, Deed.END);
            case ENDED, REJECTED, WITHDRAWN, CANCELLED, EXPIRED -> Stream.of();
        };
        return deeds.map(deed -> new Offer(deed, window.id(), window.version())).toList();
    }
}
