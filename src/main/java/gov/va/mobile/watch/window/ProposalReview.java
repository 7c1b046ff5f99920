package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.window.WindowChange.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Renews and withdraws proposals that nobody has decided yet, inside the turn. */
@ApplicationScoped
class ProposalReview {
    private final WindowRepository windows;
    private final ProposalWatchRepository watches;
    private final Situations situations;
    private final WindowReview review;
    private final WindowNews news;

    ProposalReview(
            WindowRepository windows,
            ProposalWatchRepository watches,
            Situations situations,
            WindowReview review,
            WindowNews news) {
        this.windows = windows;
        this.watches = watches;
        this.situations = situations;
        this.review = review;
        this.news = news;
    }

    /** What time does to an undecided proposal: it is estimated anew, its version stays; past its end it is over. */
    void review(MaintenanceWindow window, Instant now) {
        if (!window.end.isAfter(now)) {
            withdraw(window, now, "its end passed undecided");
        } else if (window.dueAt != null && window.dueAt.isAfter(now)) {
            return; // decided about with its set
        } else if (window.notice != null) {
            window.dueAt = window.end;
            news.tell(
                    Kind.PROPOSED,
                    window,
                    Actor.SELF,
                    now,
                    "it began at " + window.start + ", and nobody has confirmed it");
        } else {
            forecast(windows.undecidedWith(window), now);
        }
    }

    /** A set keeps one end, the latest of its members'; what a person gave an end keeps that. */
    private void forecast(List<MaintenanceWindow> set, Instant now) {
        List<MaintenanceWindow> ours = set.stream()
                .filter(window -> !Objects.equals(window.dueAt, window.end))
                .toList();
        Optional<Instant> end =
                ours.stream().flatMap(window -> estimated(window, now).stream()).max(Comparator.naturalOrder());
        for (MaintenanceWindow window : ours) {
            window.dueAt = now.plus(WindowPolicy.FORECAST_EVERY);
            window.end = end.orElse(window.end);
            offerEarlierStart(window, now);
        }
    }

    private Optional<Instant> estimated(MaintenanceWindow window, Instant now) {
        return Optional.ofNullable(window.incidentId)
                .flatMap(incident -> watches.of(incident, window.upstreamId))
                .map(watch -> situations.estimate(window.upstreamId, watch.downSince, now))
                .map(estimate -> {
                    window.estimate = StoredEstimate.of(estimate);
                    return estimate.end(now);
                });
    }

    /** A proposal that reaches a planned window: that one may as well begin now. */
    void offerEarlierStart(MaintenanceWindow proposal, Instant now) {
        windows.plannedBetween(proposal.upstreamId, now, proposal.end)
                .forEach(planned -> review.propose(
                        planned,
                        ChangePolicy.Kind.START_NOW,
                        planned.end,
                        "its upstream is down already, and likely until " + proposal.end,
                        now));
    }

    /** Takes it back. */
    void withdraw(MaintenanceWindow window, Instant now, String reason) {
        window.reason = reason;
        window.become(WindowStatus.WITHDRAWN);
        windows.forgetEarlierStarts(window.upstreamId);
        news.tell(Kind.WITHDRAWN, window, Actor.SELF, now, reason);
    }
}
