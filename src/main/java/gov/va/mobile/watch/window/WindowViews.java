package gov.va.mobile.watch.window;

import gov.va.mobile.watch.health.UpstreamHealth;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.DrillUpstream;
import gov.va.mobile.watch.map.Feature;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.window.WindowView.Publication;
import gov.va.mobile.watch.window.WindowView.Recurrence;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Shows stored windows as the API and the other rooms see them. */
@ApplicationScoped
class WindowViews {
    private static final String LOCAL_ONLY = "local only: Veterans see nothing";

    private final CurrentMap map;
    private final UpstreamStates states;
    private final Publications publications;
    private final Previews previews;
    private final SeriesRepository series;
    private final String phone;

    WindowViews(
            CurrentMap map,
            UpstreamStates states,
            Publications publications,
            Previews previews,
            SeriesRepository series,
            @ConfigProperty(name = "watch.window.phone", defaultValue = UserMessage.PHONE) String phone) {
        this.map = map;
        this.states = states;
        this.publications = publications;
        this.previews = previews;
        this.series = series;
        this.phone = phone;
    }

    WindowView of(MaintenanceWindow window) {
        return of(List.of(window)).getFirst();
    }

    /** In the same order. */
    List<WindowView> of(List<MaintenanceWindow> windows) {
        if (windows.isEmpty()) {
            return List.of();
        }
        var reach = new Reach(map.get());
        var health = states.all();
        var beside = previews.beside();
        var rows = publications.of(windows.stream().map(window -> window.id).toList());
        var recurring = series.byId(windows.stream()
                .map(window -> window.seriesId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return windows.stream()
                .map(window -> view(
                        window,
                        reach,
                        health,
                        beside,
                        Optional.ofNullable(rows.get(window.id)),
                        Optional.ofNullable(window.seriesId).flatMap(id -> Optional.ofNullable(recurring.get(id)))))
                .toList();
    }

    /** The words to users that go with that end: those that a person wrote, else composed ones. */
    String message(MaintenanceWindow window, Instant end) {
        var reach = new Reach(map.get());
        return message(window, end, reach.features(reach.node(window.upstreamId, Optional.ofNullable(window.scope))));
    }

    private String message(MaintenanceWindow window, Instant end, List<Feature> features) {
        return window.userMessage != null
                ? window.userMessage
                : UserMessage.of(
                        map.get().upstream(window.upstreamId).flatMap(Upstream::message), features, end, phone);
    }

    private WindowView view(
            MaintenanceWindow window,
            Reach reach,
            Map<String, UpstreamHealth> health,
            Previews.Beside beside,
            Optional<PublicationRow> publication,
            Optional<WindowSeries> recurring) {
        var scope = Optional.ofNullable(window.scope);
        List<Feature> features = reach.features(reach.node(window.upstreamId, scope));
        return new WindowView(
                window.id,
                window.version,
                window.status,
                window.origin,
                window.upstreamId,
                Optional.ofNullable(window.incidentId),
                Optional.ofNullable(window.planId),
                window.start,
                window.end,
                scope,
                Optional.of(message(window, window.end, features)),
                window.autoEnd,
                window.unstable,
                features.stream().map(Feature::id).toList(),
                features.stream()
                        .filter(feature -> Reach.isDown(feature, health))
                        .map(Feature::id)
                        .toList(),
                features.stream()
                        .filter(feature -> !Reach.isDown(feature, health))
                        .map(Feature::id)
                        .toList(),
                Optional.ofNullable(window.estimate).map(StoredEstimate::view),
                publication.map(row -> publication(row, window)).orElseGet(() -> unpublished(window)),
                Optional.ofNullable(window.proposedAt),
                Optional.ofNullable(window.decidedBy),
                Optional.ofNullable(window.decidedAt),
                Optional.ofNullable(window.change).map(ChangeWish::view),
                recurring.map(of -> new Recurrence(of.id, of.rrule, of.zone)),
                previews.of(window, message(window, window.end, features), beside),
                Optional.ofNullable(window.notice).map(StoredMaintenanceNotice::view),
                Optional.ofNullable(window.agreedWith),
                DrillUpstream.is(window.upstreamId));
    }

    private static Publication publication(PublicationRow row, MaintenanceWindow window) {
        return new Publication(
                row.state().code(),
                row.pagerdutyId(),
                row.lastError(),
                Optional.ofNullable(window.visibleAt),
                Optional.ofNullable(window.goneAt),
                row.publishedAt().isPresent()
                        ? Optional.empty()
                        : Optional.of("not at PagerDuty: Veterans see nothing yet"));
    }

    private static Publication unpublished(MaintenanceWindow window) {
        boolean on = window.status == WindowStatus.CONFIRMED || window.status == WindowStatus.ACTIVE;
        boolean theirs = window.foreignId != null;
        PublicationRow.State state =
                !theirs ? PublicationRow.State.NONE : on ? PublicationRow.State.PUBLISHED : PublicationRow.State.ENDED;
        return new Publication(
                state.code(),
                Optional.ofNullable(window.foreignId),
                Optional.empty(),
                Optional.ofNullable(window.visibleAt),
                Optional.ofNullable(window.goneAt),
                on && !theirs ? Optional.of(LOCAL_ONLY) : Optional.empty());
    }
}
