package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.health.Outage;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.Depth;
import gov.va.mobile.watch.window.ChangePolicy.Kind;
import gov.va.mobile.watch.window.ChangePolicy.Wish;
import gov.va.mobile.watch.window.WindowNews.Item;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks at active windows, inside the turn: does their end still hold? What is decided stands in {@link ChangePolicy}. */
@ApplicationScoped
class WindowReview {
    /** An outage that began before that has nothing to do with the window any more. */
    private static final Duration OLDEST_OUTAGE = Duration.ofDays(30);

    private final WindowRepository windows;
    private final UpstreamStates states;
    private final Situations situations;
    private final Publications publications;
    private final CurrentMap map;
    private final WindowNews news;

    WindowReview(
            WindowRepository windows,
            UpstreamStates states,
            Situations situations,
            Publications publications,
            CurrentMap map,
            WindowNews news) {
        this.windows = windows;
        this.states = states;
        this.situations = situations;
        this.publications = publications;
        this.map = map;
        this.news = news;
    }

    /** Proposes another end, takes such a proposal back, or ends the window: then that is to be told. */
    Optional<Item> review(MaintenanceWindow window, Instant now) {
        switch (ChangePolicy.decide(situation(window, now), now)) {
            case Wish.Nothing() -> window.change = null;
            case Wish.EndNow(String reason) -> {
                publications.wantNothing(window.id);
                window.end = now;
                window.reason = reason;
                window.become(WindowStatus.ENDED);
                return Optional.of(
                        new Item(WindowChange.Kind.ENDED, window, Actor.SELF, now, "ended early: " + reason));
            }
            case Wish.Propose(Kind kind, Instant end, String reason) -> propose(window, kind, end, reason, now);
        }
        return Optional.empty();
    }

    /** Told once, of a set once for all; later only its end keeps up. */
    void propose(MaintenanceWindow window, Kind kind, Instant end, String reason, Instant now) {
        boolean known = isProposed(window, kind)
                || windows.decidedWith(window).stream().anyMatch(other -> isProposed(other, kind));
        window.change = ChangeWish.of(kind, end, reason);
        if (!known) {
            news.tell(WindowChange.Kind.CHANGE_PROPOSED, window, Actor.SELF, now, words(kind, end) + ": " + reason);
        }
    }

    private static boolean isProposed(MaintenanceWindow window, Kind kind) {
        return window.change != null && window.change.kind == kind;
    }

    private static String words(Kind kind, Instant end) {
        return switch (kind) {
            case EXTEND -> "extend it to " + end + "?";
            case END_EARLY -> "end it now?";
            case START_NOW -> "start it now?";
        };
    }

    private ChangePolicy.Situation situation(MaintenanceWindow window, Instant now) {
        List<Outage> during = states.outagesSince(window.start.minus(OLDEST_OUTAGE)).stream()
                .filter(outage -> outage.upstreamId().equals(window.upstreamId))
                .filter(outage -> outage.end().orElse(now).isAfter(window.start))
                .toList();
        Optional<Boolean> down = UpstreamStates.down(states.all(), window.upstreamId);
        Instant downSince = during.isEmpty() ? window.start : during.getLast().start();
        return new ChangePolicy.Situation(
                window.span(),
                window.origin,
                window.autoEnd,
                doorOnly(window.upstreamId),
                down,
                during.isEmpty() ? Optional.empty() : during.getLast().end(),
                down.orElse(false)
                        ? situations.estimate(window.upstreamId, downSince, now).end(now)
                        : window.end);
    }

    private boolean doorOnly(String upstreamId) {
        return map.get()
                .upstream(upstreamId)
                .filter(upstream -> upstream.checks().stream().allMatch(check -> check.depth() == Depth.DOOR))
                .isPresent();
    }
}
