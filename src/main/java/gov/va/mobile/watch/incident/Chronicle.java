package gov.va.mobile.watch.incident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;

/** Ends every change of incidents: writes the timeline and tells the other rooms, once for the whole transaction. */
@ApplicationScoped
class Chronicle {
    /** So many are told of at once: every query of those who hear of it has Hibernate look at all that was read and written so far. */
    private static final int AT_ONCE = 50;

    private final IncidentRepository incidents;
    private final IncidentViews views;
    private final Event<IncidentsChanged> changed;

    Chronicle(IncidentRepository incidents, IncidentViews views, Event<IncidentsChanged> changed) {
        this.incidents = incidents;
        this.views = views;
        this.changed = changed;
    }

    /** Keeps and tells what happened, in order; others see each incident as it is after all of it. */
    void publish(List<Said> said) {
        said.forEach(item -> incidents.append(new TimelineItem(
                item.incident().id, item.at(), item.by().name(), item.kind(), item.text(), item.data())));
        // A broken invariant is to end the transaction here, before anybody acts on the news.
        incidents.flush();
        List<IncidentChange> news = said.stream()
                .flatMap(item -> item.news().stream()
                        .map(kind -> new IncidentChange(
                                kind, views.of(item.incident()), item.by(), item.at(), item.text(), item.data())))
                .toList();
        if (news.size() <= AT_ONCE) {
            tell(news);
            return;
        }
        for (int from = 0; from < news.size(); from += AT_ONCE) {
            incidents.forget();
            tell(news.subList(from, Math.min(from + AT_ONCE, news.size())));
        }
        incidents.forget();
    }

    private void tell(List<IncidentChange> news) {
        if (!news.isEmpty()) {
            changed.fire(new IncidentsChanged(List.copyOf(news)));
        }
    }
}
