package gov.va.mobile.watch.window;

import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.Feature;
import gov.va.mobile.watch.map.PagerDutyService;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.window.AppFeed.Entry;
import gov.va.mobile.watch.window.Preview.Choice;
import gov.va.mobile.watch.window.Preview.Printed;
import gov.va.mobile.watch.window.Windows.Shown;
import gov.va.mobile.watch.window.pagerduty.PagerDutySettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Foretells what Veterans will see of a window that is not over. */
@ApplicationScoped
class Previews {
    private final ShownWindows shown;
    private final ServiceTroubles troubles;
    private final PagerDutySettings pagerduty;
    private final CurrentMap map;
    private final Clock clock;

    Previews(ShownWindows shown, ServiceTroubles troubles, PagerDutySettings pagerduty, CurrentMap map, Clock clock) {
        this.shown = shown;
        this.troubles = troubles;
        this.pagerduty = pagerduty;
        this.map = map;
        this.clock = clock;
    }

    /** What the app is to show now, beside which windows are foretold: read once, when it is first needed. */
    static final class Beside {
        private final Instant now;
        private final ShownWindows windows;
        private @Nullable List<Shown> shown;

        private Beside(Instant now, ShownWindows windows) {
            this.now = now;
            this.windows = windows;
        }

        private List<Shown> shown() {
            var known = shown == null ? windows.at(now) : shown;
            shown = known;
            return known;
        }
    }

    /** For as many windows as are foretold together. */
    Beside beside() {
        return new Beside(clock.instant(), shown);
    }

    /** For a proposal or a confirmed window; an active one is there to be seen. */
    Optional<Preview> of(MaintenanceWindow window, String message, Beside beside) {
        return window.status == WindowStatus.PROPOSED || window.status == WindowStatus.CONFIRMED
                ? Optional.of(preview(window, message, beside))
                : Optional.empty();
    }

    private Preview preview(MaintenanceWindow window, String message, Beside beside) {
        var reach = new Reach(map.get());
        var scope = Optional.ofNullable(window.scope)
                .or(() -> reach.scopes(window.upstreamId).stream().findFirst());
        List<Feature> features = reach.printed(window.upstreamId, scope);
        List<Printed> app = printed(window, features, beside);
        var warnings = new ArrayList<>(warnings(window, scope, reach, app));
        UserMessage.internals(message, map.get().upstream(window.upstreamId))
                .ifPresent(found -> warnings.add("the words to users name something internal: " + found));
        return new Preview(app, choices(window.upstreamId, reach), List.copyOf(warnings), Preview.LATENCY);
    }

    /** By vets-api's rule, with this window as the one decided last. */
    private List<Printed> printed(MaintenanceWindow window, List<Feature> features, Beside beside) {
        Span span = new Span(window.start.isBefore(beside.now) ? beside.now : window.start, window.end);
        List<Entry> entries = features.isEmpty() ? List.of() : entries(window, span, beside);
        return features.stream()
                .flatMap(feature -> entries.stream()
                        .filter(entry -> entry.service().equals(feature.id()))
                        .map(entry -> new Printed(
                                feature.id(),
                                feature.name(),
                                entry.start(),
                                entry.end(),
                                new Span(entry.start(), entry.end()).equals(span))))
                .toList();
    }

    private List<Entry> entries(MaintenanceWindow window, Span span, Beside beside) {
        var all = new ArrayList<>(beside.shown().stream()
                .filter(other -> !other.id().equals(window.id))
                .toList());
        String node = new Reach(map.get()).node(window.upstreamId, Optional.ofNullable(window.scope));
        all.add(new Shown(window.id, node, span.start(), span.end()));
        return shown.entries(all, span.start().isAfter(beside.now) ? span.start() : beside.now);
    }

    private static List<Choice> choices(String upstreamId, Reach reach) {
        return reach.scopes(upstreamId).stream()
                .map(scope -> switch (scope) {
                    case MOBILE -> new Choice(scope, false, "blocks the app's features only; VA.gov goes on");
                    case SHARED ->
                        new Choice(
                                scope,
                                true,
                                "also takes VA.gov's features down and mutes PagerDuty's paging on the External service;"
                                        + " tell #oncall first");
                })
                .toList();
    }

    private List<String> warnings(MaintenanceWindow window, Optional<Scope> scope, Reach reach, List<Printed> app) {
        var warnings = new ArrayList<String>();
        Optional<PagerDutyService> service = scope.flatMap(chosen -> reach.service(window.upstreamId, chosen));
        if (!pagerduty.configured()) {
            warnings.add("PagerDuty is not set up: the window stays local and Veterans see nothing");
        } else if (service.isEmpty()) {
            warnings.add("the services map names no PagerDuty service for " + name(window.upstreamId)
                    + ": the window stays local and Veterans see nothing");
        }
        service.flatMap(of -> troubles.of(of.service()))
                .ifPresent(what -> warnings.add("PagerDuty refuses its service: " + what));
        if (app.isEmpty()) {
            warnings.add("it would show nothing in the app: "
                    + service.map(of -> "the key " + of.key() + " of its PagerDuty service reaches no feature there")
                            .orElse("no feature there depends on it"));
        }
        app.stream()
                .filter(printed -> printed.end().isBefore(window.end))
                .forEach(printed -> warnings.add("the app will print an earlier end for " + printed.name() + ", "
                        + UserMessage.time(printed.end())
                        + ": another window began before and decides what is printed"));
        return warnings;
    }

    private String name(String upstreamId) {
        return map.get().upstream(upstreamId).map(Upstream::name).orElse(upstreamId);
    }
}
