package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.platform.DueWork;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.window.WindowChange.Kind;
import gov.va.mobile.watch.window.WindowNews.Item;
import gov.va.mobile.watch.window.pagerduty.PagerDutySettings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What time alone decides about windows: proposals due, starts, ends, expiry. Asks without a turn first, and takes one only when something is due. */
@ApplicationScoped
class WindowClock implements DueWork {
    private final WindowRepository windows;
    private final ProposalWatchRepository watches;
    private final Proposals proposals;
    private final ProposalReview undecided;
    private final WindowReview review;
    private final Publications publications;
    private final PagerDutySettings pagerduty;
    private final WindowNews news;
    private final CurrentMap map;
    private final Turn turn;
    private final Clock clock;

    WindowClock(
            WindowRepository windows,
            ProposalWatchRepository watches,
            Proposals proposals,
            ProposalReview undecided,
            WindowReview review,
            Publications publications,
            PagerDutySettings pagerduty,
            WindowNews news,
            CurrentMap map,
            Turn turn,
            Clock clock) {
        this.windows = windows;
        this.watches = watches;
        this.proposals = proposals;
        this.undecided = undecided;
        this.review = review;
        this.publications = publications;
        this.pagerduty = pagerduty;
        this.news = news;
        this.map = map;
        this.turn = turn;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "windows";
    }

    /** By ix_maintenance_window_due and ix_window_watch_due. */
    @Override
    public String condition() {
        return """
                EXISTS (SELECT FROM maintenance_window WHERE due_at <= clock.now)
                OR EXISTS (SELECT FROM window_watch WHERE propose_due_at <= clock.now)""";
    }

    @Override
    public void work() {
        if (!map.standsBy()) {
            decideDue();
        }
    }

    /** Decides all that is due now. */
    void decideDue() {
        Instant now = clock.instant();
        if (QuarkusTransaction.requiringNew().call(() -> windows.anyDue(now) || watches.anyDue(now))) {
            turn.take(() -> {
                Instant decidedAt = clock.instant();
                var over = new ArrayList<Item>();
                windows.due(decidedAt).forEach(window -> decide(window, decidedAt, over));
                news.tell(over); // at once, so that one message tells of those that belong together
                proposals.decideDue(decidedAt);
            });
        }
    }

    private void decide(MaintenanceWindow window, Instant now, List<Item> over) {
        if (window.status == WindowStatus.PROPOSED) {
            undecided.review(window, now);
            return;
        }
        switch (WindowPolicy.step(window.status, window.span(), unpublished(window), now)) {
            case NOTHING -> look(window, now, over);
            case START -> {
                window.become(WindowStatus.ACTIVE);
                news.tell(Kind.STARTED, window, Actor.SELF, now, "it began");
                proposals.withdrawCovered(now);
            }
            case END -> {
                publications.wantNothing(window.id);
                if (window.foreignId != null) {
                    window.sightSince = now;
                }
                window.become(WindowStatus.ENDED);
                over.add(new Item(Kind.ENDED, window, Actor.SELF, now, "its end came"));
            }
            case EXPIRE -> {
                publications.abandon(window.id);
                window.become(WindowStatus.EXPIRED);
                over.add(new Item(
                        Kind.EXPIRED,
                        window,
                        Actor.SELF,
                        now,
                        "its end passed before PagerDuty took it: Veterans never saw it"));
            }
        }
    }

    private void look(MaintenanceWindow window, Instant now, List<Item> over) {
        if (window.status == WindowStatus.ACTIVE) {
            review.review(window, now).ifPresent(over::add);
        }
        window.dueAt = WindowPolicy.lookAgain(window.status, window.span(), now).orElse(null);
    }

    private boolean unpublished(MaintenanceWindow window) {
        return pagerduty.configured()
                && publications
                        .of(window.id)
                        .filter(row -> row.publishedAt().isEmpty())
                        .isPresent();
    }
}
