package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.window.WindowChange.Kind;
import gov.va.mobile.watch.window.WindowNews.Item;
import gov.va.mobile.watch.window.WindowView.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes proposals of what upstreams announce, and keeps them to it; inside the turn. What a person confirmed is never moved nor cancelled by an announcement:
 * that it changed is told.
 */
@ApplicationScoped
class MaintenanceNotices {
    private final WindowRepository windows;
    private final ProposalReview proposals;
    private final WindowNews news;

    MaintenanceNotices(WindowRepository windows, ProposalReview proposals, WindowNews news) {
        this.windows = windows;
        this.proposals = proposals;
        this.news = news;
    }

    /**
     * Who brings the announcements of an upstream, and where they stand.
     *
     * @param subscribed it is all that the upstream announces, read from its calendar: what that says no more is withdrawn
     */
    record Bringer(String upstreamId, @Nullable String source, Actor by, Instant at, boolean subscribed) {}

    /** What became of them. */
    record Outcome(List<MaintenanceWindow> windows, List<MaintenanceNoticeCalendar.Ignored> ignored) {}

    /**
     * Takes all that a calendar says; an occurrence that its rule has no longer counts as cancelled. Of a calendar that we read ourselves so does what has not begun and
     * vanished from it, and what lies further ahead than occurrences are looked for waits until it comes nearer.
     */
    Outcome take(MaintenanceNoticeCalendar.Reading reading, Bringer bringer) {
        Set<String> said =
                reading.notices().stream().map(MaintenanceNotice::reference).collect(Collectors.toSet());
        List<MaintenanceNotice> all = new ArrayList<>(reading.notices());
        Instant horizon = bringer.at().plus(MaintenanceNoticeCalendar.AHEAD);
        for (String rule : reading.recurring()) {
            windows.ofRecurringNotice(bringer.upstreamId(), rule).stream()
                    .filter(window -> window.start.isBefore(horizon))
                    .flatMap(window -> Optional.ofNullable(window.notice).stream())
                    .filter(notice -> !said.contains(notice.reference))
                    .map(MaintenanceNotices::cancelled)
                    .forEach(all::add);
        }
        if (bringer.subscribed()) {
            all.removeIf(notice -> notice.span().start().isAfter(horizon)
                    && windows.ofNotice(bringer.upstreamId(), notice.reference())
                            .isEmpty());
            windows.subscribed(bringer.upstreamId(), bringer.at()).stream()
                    .flatMap(window -> Optional.ofNullable(window.notice).stream())
                    .filter(notice -> !said.contains(notice.reference) && !reading.mentions(notice.reference))
                    .map(MaintenanceNotices::cancelled)
                    .forEach(all::add);
        }
        return take(all, reading.ignored(), bringer);
    }

    private static MaintenanceNotice cancelled(StoredMaintenanceNotice gone) {
        return new MaintenanceNotice(gone.reference, gone.sequence, new Span(gone.start, gone.end), true);
    }

    private Outcome take(
            List<MaintenanceNotice> notices, List<MaintenanceNoticeCalendar.Ignored> unreadable, Bringer bringer) {
        var made = new ArrayList<MaintenanceWindow>();
        var ignored = new ArrayList<>(unreadable);
        var items = new ArrayList<Item>();
        for (MaintenanceNotice notice : notices) {
            Optional<MaintenanceWindow> known = windows.ofNotice(bringer.upstreamId(), notice.reference());
            Optional<String> older = known.flatMap(window -> old(window, notice));
            if (older.isPresent()) {
                ignored.add(new MaintenanceNoticeCalendar.Ignored(notice.reference(), older.get()));
            } else if (!notice.span().end().isAfter(bringer.at())) {
                known.ifPresent(window -> over(window, notice, bringer.at()));
                ignored.add(new MaintenanceNoticeCalendar.Ignored(notice.reference(), "it is over"));
            } else if (known.filter(MaintenanceNotices::isLive).isPresent()) {
                MaintenanceWindow window = known.get();
                update(window, notice, bringer).ifPresent(items::add);
                made.add(window);
            } else if (notice.cancelled()) {
                ignored.add(new MaintenanceNoticeCalendar.Ignored(notice.reference(), "it is cancelled"));
            } else {
                MaintenanceWindow window = propose(notice, bringer);
                items.add(announced(window, bringer));
                made.add(window);
            }
        }
        news.tell(items); // at once: a calendar that is read for the first time is one message
        return new Outcome(List.copyOf(made), List.copyOf(ignored));
    }

    /** Why it says nothing new. */
    private static Optional<String> old(MaintenanceWindow window, MaintenanceNotice notice) {
        StoredMaintenanceNotice before = Objects.requireNonNull(window.notice);
        if (notice.sequence() < before.sequence) {
            return Optional.of("it is older than what is known: found sequence " + notice.sequence()
                    + ", expected at least " + before.sequence);
        }
        return before.says(notice) && !isLive(window)
                ? Optional.of("its window is " + window.status.code() + " already")
                : Optional.empty();
    }

    /** What was to come is announced for a time that has passed: it was moved ahead. */
    private void over(MaintenanceWindow window, MaintenanceNotice notice, Instant now) {
        StoredMaintenanceNotice stored = Objects.requireNonNull(window.notice);
        if (window.status == WindowStatus.PROPOSED && !stored.says(notice)) {
            stored.take(notice);
            proposals.withdraw(window, now, "what announced it was moved to a time that is over");
        }
    }

    /** Keeps a window to its announcement; what is to be told of that. */
    private Optional<Item> update(MaintenanceWindow window, MaintenanceNotice notice, Bringer bringer) {
        StoredMaintenanceNotice stored = Objects.requireNonNull(window.notice);
        boolean same = stored.says(notice);
        stored.take(notice);
        stored.subscribed = bringer.subscribed() || Boolean.TRUE.equals(stored.subscribed);
        if (same) {
            return Optional.empty();
        }
        boolean undecided = window.status == WindowStatus.PROPOSED;
        Span span = notice.span();
        if (undecided && notice.cancelled()) {
            proposals.withdraw(window, bringer.at(), "what announced it is cancelled");
            return Optional.empty();
        }
        if (undecided) {
            window.move(span.start(), span.end());
            window.dueAt = due(span, bringer.at());
        }
        String anew = "from " + span.start() + " to " + span.end();
        return Optional.of(new Item(
                undecided ? Kind.MOVED : Kind.CHANGE_PROPOSED,
                window,
                bringer.by(),
                bringer.at(),
                undecided
                        ? "announced anew, " + anew
                        : notice.cancelled()
                                ? "what announced it is cancelled: cancel or end this window too?"
                                : "it is announced anew, " + anew + ": move this window?"));
    }

    private MaintenanceWindow propose(MaintenanceNotice notice, Bringer bringer) {
        var window = new MaintenanceWindow();
        window.id = UUID.randomUUID();
        window.status = WindowStatus.PROPOSED;
        window.origin = Origin.PROPOSAL;
        window.upstreamId = bringer.upstreamId();
        window.start = notice.span().start();
        window.end = notice.span().end();
        window.notice = StoredMaintenanceNotice.of(notice, bringer.source(), bringer.subscribed());
        window.createdAt = bringer.at();
        window.proposedAt = bringer.at();
        window.dueAt = due(notice.span(), bringer.at());
        windows.persist(window);
        return window;
    }

    private static Item announced(MaintenanceWindow window, Bringer bringer) {
        String where = bringer.source() == null ? "" : ": " + bringer.source();
        return new Item(Kind.PROPOSED, window, bringer.by(), bringer.at(), "announced by the upstream" + where);
    }

    /** At its start somebody is told that it was not confirmed; at its end it is over. */
    private static Instant due(Span span, Instant now) {
        return span.start().isAfter(now) ? span.start() : span.end();
    }

    private static boolean isLive(MaintenanceWindow window) {
        return window.status == WindowStatus.PROPOSED
                || window.status == WindowStatus.CONFIRMED
                || window.status == WindowStatus.ACTIVE;
    }
}
