package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.platform.ProblemException;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.platform.Versions;
import gov.va.mobile.watch.window.WindowChange.Kind;
import gov.va.mobile.watch.window.WindowView.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What people decide about a window that exists; each decision takes its turn, and is told, audited and published with it. */
@ApplicationScoped
class WindowDecisions {
    private final WindowRepository windows;
    private final WindowRecords records;
    private final WindowEdits edits;
    private final WindowSets sets;
    private final CurrentMap map;
    private final Turn turn;
    private final Clock clock;

    WindowDecisions(
            WindowRepository windows,
            WindowRecords records,
            WindowEdits edits,
            WindowSets sets,
            CurrentMap map,
            Turn turn,
            Clock clock) {
        this.windows = windows;
        this.records = records;
        this.edits = edits;
        this.sets = sets;
        this.map = map;
        this.turn = turn;
        this.clock = clock;
    }

    /** Which window is meant, in which version, and who decides. */
    record Call(String id, @Nullable String ifMatch, Actor actor) {}

    /** Puts a proposal before Veterans; with it the others of its set, all or none. */
    WindowView confirm(Call call, WindowRequests.Confirm request) {
        return decide(call, Move.CONFIRM, (window, now) -> {
            var input = new WindowInput();
            var scope = input.scope(request.scope(), window.upstreamId, new Reach(map.get()));
            input.message(request.userMessage());
            input.reason("agreedWith", request.agreedWith());
            input.span(window.start, request.end(), now);
            input.check();
            require(call, window, Move.CONFIRM);
            Instant end = request.end() == null ? window.end : request.end();
            if (!end.isAfter(now)) {
                throw ProblemException.illegalMove(
                        "the proposed end " + end + " has passed; confirm with another end, or reject",
                        Move.legal(window.status, window.origin));
            }
            sets.confirm(window, new WindowSets.Confirmation(scope.orElseThrow(), end, request, call.actor(), now));
        });
    }

    /** Turns a proposal down, with it the others of its set; that is respected for a while. */
    WindowView reject(Call call, WindowRequests.Reason request) {
        return decide(call, Move.REJECT, (window, now) -> {
            var input = new WindowInput();
            input.text("reason", request.reason());
            input.check();
            require(call, window, Move.REJECT);
            sets.reject(window, reason(request.reason()), call.actor(), now);
        });
    }

    /** Gives a window other times or words. */
    WindowView edit(Call call, WindowRequests.Edit request) {
        return decide(call, Move.EDIT, (window, now) -> {
            var wanted = WindowEdits.read(request, window, now);
            require(call, window, Move.EDIT);
            records.changed(edits.apply(wanted, window, call.actor(), now));
        });
    }

    /** Puts the end off. */
    WindowView extend(Call call, WindowRequests.Extend request) {
        return decide(call, Move.EXTEND, (window, now) -> {
            var input = new WindowInput();
            input.given("end", request.end());
            input.span(window.start, request.end(), now);
            input.check();
            require(call, window, Move.EXTEND);
            Instant end = request.end() == null ? window.end : request.end();
            Instant latest = window.end.plus(ChangePolicy.LONGEST_STEP);
            if (!end.isAfter(window.end) || end.isAfter(latest)) {
                throw ProblemException.badField(
                        "end", "found " + end + ", expected a time after " + window.end + " and at most " + latest);
            }
            sets.extend(window, end, call.actor(), now);
        });
    }

    /** Ends it now. */
    WindowView end(Call call, WindowRequests.Reason request) {
        return over(call, Move.END, request, (window, now) -> {
            sets.end(window, "ended early" + reason(": ", request.reason()), call.actor(), now);
        });
    }

    /** Calls it off before it began. */
    WindowView cancel(Call call, WindowRequests.Reason request) {
        return over(call, Move.CANCEL, request, (window, now) -> {
            window.become(WindowStatus.CANCELLED);
            records.changed(Kind.CANCELLED, window, call.actor(), now, reason(request.reason()));
        });
    }

    private WindowView over(
            Call call, Move move, WindowRequests.Reason request, BiConsumer<MaintenanceWindow, Instant> change) {
        return decide(call, move, (window, now) -> {
            var input = new WindowInput();
            input.reason("reason", request.reason());
            input.check();
            require(call, window, move);
            window.reason = request.reason();
            records.unpublish(window);
            change.accept(window, now);
        });
    }

    private WindowView decide(Call call, Move move, BiConsumer<MaintenanceWindow, Instant> change) {
        var id = Windows.id(call.id());
        return turn.take(() -> {
            var window = windows.findByIdOptional(id).orElseThrow(() -> Windows.notFound(call.id()));
            var before = records.view(window);
            change.accept(window, clock.instant());
            return records.audited(call.actor(), move, before, window);
        });
    }

    /** The version, then the status, in the order of refusals that api.md names. */
    static void require(Call call, MaintenanceWindow window, Move move) {
        Versions.require(call.ifMatch(), window.version);
        if (!move.legalIn(window.status, window.origin)) {
            boolean theirs = window.origin == Origin.PAGERDUTY;
            throw ProblemException.illegalMove(
                    "found it " + (theirs ? "made in PagerDuty by others, to be changed there, and " : "")
                            + window.status.code() + reason(": ", window.reason) + ", so it cannot " + move.code(),
                    Move.legal(window.status, window.origin));
        }
    }

    private static String reason(@Nullable String reason) {
        return reason == null ? "no reason was given" : reason;
    }

    private static String reason(String before, @Nullable String reason) {
        return reason == null ? "" : before + reason;
    }
}
