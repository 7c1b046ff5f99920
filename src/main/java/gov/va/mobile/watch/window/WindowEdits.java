package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.platform.ProblemException;
import gov.va.mobile.watch.window.WindowChange.Kind;
import gov.va.mobile.watch.window.WindowNews.Item;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives windows other times or words, inside the turn. */
@ApplicationScoped
class WindowEdits {
    private final WindowRecords records;

    WindowEdits(WindowRecords records) {
        this.records = records;
    }

    /** An edit that was read: the new times, where there are any. */
    record Wanted(WindowRequests.Edit request, Optional<Span> span) {}

    /** Reads an edit as far as it goes for that window; 400 where it is wrong. */
    static Wanted read(WindowRequests.Edit request, MaintenanceWindow window, Instant now) {
        Instant start = request.start() == null ? window.start : request.start();
        Instant end = request.end() == null ? window.end : request.end();
        var input = new WindowInput();
        input.text("reason", request.reason());
        input.message(request.userMessage());
        boolean moved = request.start() != null || request.end() != null;
        if (!moved && request.userMessage() == null) {
            input.wrong("end", "found nothing to change, expected start, end or userMessage");
        }
        Optional<Span> span = moved ? input.span(start, end, now) : Optional.empty();
        input.check();
        return new Wanted(request, span);
    }

    /** Does it; 409 where the window's state or another window is in the way. What is to be told of it. */
    List<Item> apply(Wanted wanted, MaintenanceWindow window, Actor actor, Instant now) {
        var request = wanted.request();
        boolean begun = window.status == WindowStatus.ACTIVE;
        if (begun && request.start() != null && !request.start().equals(window.start)) {
            throw ProblemException.illegalMove(
                    "it began at " + window.start + ", so its start stays", Move.legal(window.status, window.origin));
        }
        Span before = window.span();
        Instant start = begun || wanted.span().isEmpty()
                ? window.start
                : wanted.span().get().start();
        Instant end = wanted.span().isEmpty() ? window.end : wanted.span().get().end();
        records.moveTo(window, start, end);
        window.userMessage = request.userMessage() == null ? window.userMessage : request.userMessage();
        if (window.status == WindowStatus.PROPOSED && wanted.span().isPresent()) {
            window.dueAt = window.end; // a person's now, and not estimated anew: at its end it is over
        }
        return told(
                window, before, "from " + window.start + " to " + window.end + because(request.reason()), actor, now);
    }

    /** Puts the end off. What is to be told of it. */
    List<Item> extend(MaintenanceWindow window, Instant end, Actor actor, Instant now) {
        Span before = window.span();
        records.moveTo(window, window.start, end);
        return told(window, before, "extended to " + end, actor, now);
    }

    private List<Item> told(MaintenanceWindow window, Span before, String text, Actor actor, Instant now) {
        records.publish(window);
        var moved = new Item(Kind.MOVED, window, actor, now, text);
        boolean longer = window.status != WindowStatus.PROPOSED && ChangePolicy.growsLong(before, window.span());
        return longer
                ? List.of(
                        moved,
                        new Item(Kind.LONG, window, actor, now, "it is longer than 72 hours now: until " + window.end))
                : List.of(moved);
    }

    private static String because(@Nullable String reason) {
        return reason == null ? "" : ": " + reason;
    }
}
