package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.window.WindowChange.Kind;
import gov.va.mobile.watch.window.WindowNews.Item;
import gov.va.mobile.watch.window.WindowView.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what somebody decided about a window that an outage brought about, and about those of its set with it (behaviour.md §5, "a group's incident
 * proposes a set"); inside the turn. Whoever decided named one window; the others are audited here.
 */
@ApplicationScoped
class WindowSets {
    private final WindowRepository windows;
    private final WindowRecords records;
    private final WindowEdits edits;
    private final ProposalReview proposals;
    private final CurrentMap map;

    WindowSets(
            WindowRepository windows,
            WindowRecords records,
            WindowEdits edits,
            ProposalReview proposals,
            CurrentMap map) {
        this.windows = windows;
        this.records = records;
        this.edits = edits;
        this.proposals = proposals;
        this.map = map;
    }

    /** How a set is confirmed: each member on its own service of that scope. */
    record Confirmation(Scope scope, Instant end, WindowRequests.Confirm request, Actor by, Instant at) {}

    /**
     * Confirms the proposal and those of its set for which the map has that scope; the rest stays proposed. 409 where another window is in the way of any.
     * Of two that stand for one PagerDuty service the second is needless.
     */
    void confirm(MaintenanceWindow named, Confirmation how) {
        var reach = new Reach(map.get());
        Map<MaintenanceWindow, String> confirmed = new LinkedHashMap<>();
        Map<MaintenanceWindow, String> needless = new LinkedHashMap<>();
        List<String> left = new ArrayList<>();
        for (MaintenanceWindow window : withSet(named)) {
            if (!same(window, named)
                    && reach.service(window.upstreamId, how.scope()).isEmpty()) {
                left.add(window.upstreamId);
                continue;
            }
            Instant start = window.start.isBefore(how.at()) ? how.at() : window.start;
            String target = records.target(window, how.scope(), new Span(start, how.end()));
            if (confirmed.containsValue(target)) {
                needless.put(window, "the window of another member holds the same PagerDuty service");
            } else {
                confirmed.put(window, target);
            }
        }
        needless.forEach((window, why) -> proposals.withdraw(window, how.at(), why));
        String words = "until " + how.end() + ", " + meaning(how.scope())
                + agreed(how.request().agreedWith())
                + (left.isEmpty()
                        ? ""
                        : "; still proposed, because the services map has no such service: " + String.join(", ", left));
        all(Kind.CONFIRMED, Move.CONFIRM, named, List.copyOf(confirmed.keySet()), words, how.by(), how.at(), window -> {
            window.target = confirmed.get(window);
            becomeConfirmed(window, how);
        });
    }

    /** Rejects the proposal and its set. */
    void reject(MaintenanceWindow named, String reason, Actor by, Instant at) {
        all(Kind.REJECTED, Move.REJECT, named, withSet(named), reason, by, at, window -> {
            decided(window, by, at);
            window.reason = reason;
            window.become(WindowStatus.REJECTED);
            windows.forgetEarlierStarts(window.upstreamId);
        });
    }

    /** Puts the end off, also of those of its set that end with it and are not to end early. */
    void extend(MaintenanceWindow named, Instant end, Actor by, Instant at) {
        Instant before = named.end;
        List<MaintenanceWindow> others = windows.decidedWith(named).stream()
                .filter(window -> window.end.equals(before) && !mayEnd(window))
                .toList();
        List<WindowView> was = others.stream().map(records::view).toList();
        var items = new ArrayList<>(edits.extend(named, end, by, at));
        others.forEach(window -> items.addAll(edits.extend(window, end, by, at)));
        records.changed(items);
        for (int i = 0; i < others.size(); i++) {
            records.audited(by, Move.EXTEND, was.get(i), others.get(i));
        }
    }

    /** Ends it now, also those of its set that are to end early too; what still fails stays. */
    void end(MaintenanceWindow named, String words, Actor by, Instant at) {
        List<MaintenanceWindow> set = Stream.concat(
                        Stream.of(named),
                        windows.decidedWith(named).stream()
                                .filter(window -> window.status == WindowStatus.ACTIVE && mayEnd(window)))
                .toList();
        all(Kind.ENDED, Move.END, named, set, words, by, at, window -> {
            if (!same(window, named)) {
                window.reason = named.reason;
                records.unpublish(window);
            }
            window.end = at;
            window.become(WindowStatus.ENDED);
        });
    }

    private interface Change {
        void to(MaintenanceWindow window);
    }

    /** Changes all, tells of it at once, and audits those that were not named. */
    private void all(
            Kind kind,
            Move move,
            MaintenanceWindow named,
            List<MaintenanceWindow> set,
            String words,
            Actor by,
            Instant at,
            Change change) {
        List<WindowView> before = set.stream().map(records::view).toList();
        set.forEach(change::to);
        records.changed(set.stream()
                .map(window -> new Item(kind, window, by, at, words))
                .toList());
        for (int i = 0; i < set.size(); i++) {
            if (!same(set.get(i), named)) {
                records.audited(by, move, before.get(i), set.get(i));
            }
        }
    }

    private static boolean same(MaintenanceWindow one, MaintenanceWindow other) {
        return one.id.equals(other.id);
    }

    private void becomeConfirmed(MaintenanceWindow window, Confirmation how) {
        var request = how.request();
        window.start = window.start.isBefore(how.at()) ? how.at() : window.start;
        window.end = how.end();
        window.scope = how.scope();
        window.userMessage = request.userMessage() == null ? window.userMessage : request.userMessage();
        window.autoEnd = Boolean.TRUE.equals(request.autoEnd());
        window.agreedWith = request.agreedWith();
        decided(window, how.by(), how.at());
        // announced work is known before, as what somebody plans here is: it mutes, and is asked about the day before
        window.origin = window.notice == null ? window.origin : Origin.PLANNED;
        window.become(WindowStatus.CONFIRMED);
        windows.forgetEarlierStarts(window.upstreamId);
        records.publish(window);
    }

    private static void decided(MaintenanceWindow window, Actor by, Instant at) {
        window.decidedBy = by.name();
        window.decidedAt = at;
    }

    /** The named one first. */
    private List<MaintenanceWindow> withSet(MaintenanceWindow named) {
        return Stream.concat(
                        Stream.of(named), windows.undecidedWith(named).stream().filter(window -> !same(window, named)))
                .toList();
    }

    private static boolean mayEnd(MaintenanceWindow window) {
        return window.change != null && window.change.kind == ChangePolicy.Kind.END_EARLY;
    }

    private static String agreed(@Nullable String with) {
        return with == null || with.isBlank() ? "" : ", agreed with " + with;
    }

    private static String meaning(Scope scope) {
        return switch (scope) {
            case MOBILE -> "for the app only";
            case SHARED -> "for the app and VA.gov";
        };
    }
}
