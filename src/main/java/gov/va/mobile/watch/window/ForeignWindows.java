package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.window.WindowChange.Kind;
import gov.va.mobile.watch.window.WindowView.Origin;
import gov.va.mobile.watch.window.pagerduty.PagerDuty.Held;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Windows that others made at PagerDuty: imported, kept as they are there, never changed from here. Inside the turn. */
@ApplicationScoped
class ForeignWindows {
    private static final Pattern MARKER =
            Pattern.compile("\\[upstream-watch:([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})]");
    private static final String MESSAGE = "USER_MESSAGE:";

    private final WindowRepository windows;
    private final Publications publications;
    private final Proposals proposals;
    private final CurrentMap map;
    private final WindowNews news;

    ForeignWindows(
            WindowRepository windows, Publications publications, Proposals proposals, CurrentMap map, WindowNews news) {
        this.windows = windows;
        this.publications = publications;
        this.proposals = proposals;
        this.map = map;
        this.news = news;
    }

    /** A PagerDuty service of the map, and what it stands for. */
    record Service(String service, String upstreamId, Scope scope) {}

    /** The services of the map in force. */
    List<Service> services() {
        return map.get().upstreams().stream()
                .flatMap(upstream -> Stream.of(Scope.values())
                        .flatMap(scope -> Reach.service(upstream.pagerduty(), scope)
                                .map(service -> new Service(service.service(), upstream.id(), scope))
                                .stream()))
                .toList();
    }

    /** Takes over what PagerDuty holds open on that service now. */
    void takeOver(Service service, List<Held> open, Instant now) {
        Map<String, MaintenanceWindow> known = windows.foreignOf(service.upstreamId(), service.scope()).stream()
                .collect(Collectors.toMap(window -> String.valueOf(window.foreignId), Function.identity()));
        Set<String> made = publications.made(open.stream().map(Held::id).toList());
        for (Held held : open) {
            if (held.end().isAfter(now) && !made.contains(held.id()) && !ours(held)) {
                Optional.ofNullable(known.remove(held.id()))
                        .ifPresentOrElse(window -> follow(window, held, now), () -> takeIn(service, held, now));
            }
        }
        known.values().forEach(window -> gone(window, now));
    }

    /** By its marker, where the answer that named it was lost. */
    private boolean ours(Held held) {
        Matcher marker = MARKER.matcher(held.description());
        return marker.find()
                && windows.findByIdOptional(UUID.fromString(marker.group(1))).isPresent();
    }

    /** New here, over here by mistake, or on the upstream's other service too: then the wider scope is meant. */
    private void takeIn(Service service, Held held, Instant now) {
        Optional<MaintenanceWindow> known = windows.foreign(held.id(), service.upstreamId());
        if (known.filter(ForeignWindows::live).isPresent()) {
            MaintenanceWindow window = known.get();
            window.scope = service.scope() == Scope.SHARED ? Scope.SHARED : window.scope;
            follow(window, held, now);
            return;
        }
        MaintenanceWindow window = known.orElseGet(() -> {
            var made = new MaintenanceWindow();
            made.id = UUID.randomUUID();
            made.version = 0;
            made.origin = Origin.PAGERDUTY;
            made.upstreamId = service.upstreamId();
            made.foreignId = held.id();
            made.createdAt = now;
            return made;
        });
        window.scope = service.scope();
        window.start = held.start();
        window.end = held.end();
        window.userMessage = words(held.description());
        window.sightSince = now;
        window.become(held.start().isAfter(now) ? WindowStatus.CONFIRMED : WindowStatus.ACTIVE);
        windows.persist(window);
        news.tell(
                Kind.IMPORTED,
                window,
                Actor.SELF,
                now,
                "made in PagerDuty by others, from " + window.start + " to " + window.end);
        proposals.withdrawCovered(now);
    }

    private static boolean live(MaintenanceWindow window) {
        return window.status == WindowStatus.CONFIRMED || window.status == WindowStatus.ACTIVE;
    }

    private void follow(MaintenanceWindow window, Held held, Instant now) {
        window.userMessage = words(held.description());
        if (!window.start.equals(held.start()) || !window.end.equals(held.end())) {
            window.move(held.start(), held.end());
            window.seenAnew(now);
            news.tell(
                    Kind.MOVED,
                    window,
                    Actor.SELF,
                    now,
                    "moved in PagerDuty by others: from " + window.start + " to " + window.end);
        }
    }

    /** One whose end has come ends by the clock; another one was ended or removed there. */
    private void gone(MaintenanceWindow window, Instant now) {
        if (!window.end.isAfter(now)) {
            return;
        }
        boolean begun = !window.start.isAfter(now);
        if (begun) {
            window.end = now;
        }
        window.reason = (begun ? "ended" : "removed") + " in PagerDuty by others";
        window.sightSince = now;
        window.become(begun ? WindowStatus.ENDED : WindowStatus.CANCELLED);
        news.tell(begun ? Kind.ENDED : Kind.CANCELLED, window, Actor.SELF, now, window.reason);
    }

    private static @Nullable String words(String description) {
        int at = description.indexOf(MESSAGE);
        String words =
                at < 0 ? "" : description.substring(at + MESSAGE.length()).strip();
        return words.isEmpty() ? null : words;
    }
}
