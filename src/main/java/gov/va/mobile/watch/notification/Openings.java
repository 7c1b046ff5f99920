package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.incident.IncidentAgenda;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.incident.Incidents;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.notification.NotificationEntity.About;
import gov.va.mobile.watch.window.WindowView;
import gov.va.mobile.watch.window.Windows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One message at each opening of business hours, if there is anything to tell; and the product owner hears of what could not be told before. */
@ApplicationScoped
class Openings {
    private final AttentionRepository attentions;
    private final Incidents incidents;
    private final IncidentAgenda agenda;
    private final Windows windows;
    private final Outbox outbox;
    private final OwnerNotices owner;
    private final Rules rules;
    private final Hush hush;
    private final Manners manners;
    private final CurrentMap map;

    Openings(
            AttentionRepository attentions,
            Incidents incidents,
            IncidentAgenda agenda,
            Windows windows,
            Outbox outbox,
            OwnerNotices owner,
            Rules rules,
            Hush hush,
            Manners manners,
            CurrentMap map) {
        this.attentions = attentions;
        this.incidents = incidents;
        this.agenda = agenda;
        this.windows = windows;
        this.outbox = outbox;
        this.owner = owner;
        this.rules = rules;
        this.hush = hush;
        this.manners = manners;
        this.map = map;
    }

    /** Whether business hours are on, and nobody has been told so yet. */
    boolean due(Instant now) {
        return manners.open(now) && !attentions.openingTold(manners.hours().lastOpening(now));
    }

    /** Tells it, unless another replica has meanwhile. */
    void tell(Instant now) {
        Instant opening = manners.hours().lastOpening(now);
        if (attentions.openingTold(opening)) {
            return;
        }
        attentions.openingTold(opening, now);
        List<IncidentView> open = heard(incidents.open());
        List<IncidentView> resolved = heard(agenda.resolved());
        OpeningPolicy.Agenda told = OpeningPolicy.decide(
                open,
                resolved,
                heard(agenda.endedSince(manners.hours().lastClosing(opening))),
                windows.live().stream().filter(this::heard).toList(),
                opening);
        if (!told.isEmpty()) {
            Ruling ruling = rules.of(Destination.ALERTS, NotificationKind.OPENING);
            outbox.add(
                    ruling,
                    new OpeningComposer(map.get(), manners.links()).compose(told, ruling.mention()),
                    About.NOTHING);
        }
        Stream.concat(open.stream(), resolved.stream())
                .filter(incident -> incident.conditions().any())
                .forEach(incident -> owner.catchUp(incident, now));
    }

    private List<IncidentView> heard(List<IncidentView> all) {
        return all.stream()
                .filter(incident -> !incident.drill())
                .filter(incident -> !hush.silenced(incident.upstreamId(), Optional.of(incident.id())))
                .toList();
    }

    private boolean heard(WindowView window) {
        return !window.drill() && !hush.silenced(Optional.of(window.upstreamId()), window.incidentId());
    }
}
