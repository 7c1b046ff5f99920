package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.window.WindowChange.Kind;
import gov.va.mobile.watch.window.WindowView.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Makes, renews and withdraws proposals, inside the turn; what is decided stands in {@link WindowPolicy}. */
@ApplicationScoped
class Proposals {
    private final WindowRepository windows;
    private final ProposalWatchRepository watches;
    private final Situations situations;
    private final CurrentMap map;
    private final WindowReview review;
    private final WindowNews news;

    Proposals(
            WindowRepository windows,
            ProposalWatchRepository watches,
            Situations situations,
            CurrentMap map,
            WindowReview review,
            WindowNews news) {
        this.windows = windows;
        this.watches = watches;
        this.situations = situations;
        this.map = map;
        this.review = review;
        this.news = news;
    }

    /** From now on a window may have to be proposed for this incident; {@code again}: its upstream went down anew. */
    void watch(UUID incidentId, String upstreamId, Instant downSince, boolean again) {
        ProposalWatch watch = watches.findById(incidentId);
        if (watch != null && !again) {
            return;
        }
        if (watch == null) {
            watch = new ProposalWatch();
            watch.incidentId = incidentId;
            watch.upstreamId = upstreamId;
            watch.downSince = downSince;
            watches.persist(watch);
        }
        count(watch, downSince);
    }

    /** The incident is over, or is no longer one that a window answers. */
    void unwatch(UUID incidentId, Instant now, String reason) {
        ProposalWatch watch = watches.findById(incidentId);
        if (watch != null) {
            watches.delete(watch);
            withdraw(watch.upstreamId, window -> incidentId.equals(window.incidentId), now, reason);
        }
    }

    /** The upstream went down: the wait begins. */
    void down(String upstreamId, Instant since) {
        watches.ofUpstream(upstreamId).forEach(watch -> count(watch, since));
    }

    /** The upstream answers again: nothing is proposed, and what was is withdrawn. */
    void recovered(String upstreamId, Instant now) {
        watches.ofUpstream(upstreamId).forEach(watch -> watch.dueAt = null);
        withdraw(upstreamId, window -> true, now, "the upstream recovered");
        news.outlasted(upstreamId, now);
    }

    /** Decides about all incidents whose time has come. */
    void decideDue(Instant now) {
        watches.due(now).forEach(watch -> decide(watch, now));
    }

    /** Withdraws the proposals for what another window covers by now. */
    void withdrawCovered(Instant now) {
        var reach = new Reach(map.get());
        windows.proposals().stream()
                .filter(proposal -> windows.coveredUntil(reach.withDependencies(proposal.upstreamId), now)
                        .isPresent())
                .forEach(proposal -> withdraw(proposal, now, "another window covers it"));
    }

    /** What time does to an undecided proposal: it is estimated anew, its version stays; past its end it is over. */
    void review(MaintenanceWindow window, Instant now) {
        if (window.end.isAfter(now)) {
            forecast(window, now);
        } else {
            withdraw(window, now, "its end passed undecided");
        }
    }

    private void forecast(MaintenanceWindow window, Instant now) {
        window.dueAt = now.plus(WindowPolicy.FORECAST_EVERY);
        Optional<ProposalWatch> watch = Optional.ofNullable(window.incidentId).map(watches::findById);
        if (watch.isPresent()) {
            Estimate estimate = situations.estimate(window.upstreamId, watch.get().downSince, now);
            window.estimate = StoredEstimate.of(estimate);
            window.end = estimate.end(now);
            offerEarlierStart(window, now);
        }
    }

    private void decide(ProposalWatch watch, Instant now) {
        Optional<Upstream> upstream = map.get().upstream(watch.upstreamId);
        if (upstream.isEmpty()) {
            watch.dueAt = null;
            return;
        }
        var situation = situations.of(upstream.get(), watch.downSince, now);
        switch (WindowPolicy.proposal(situation, now)) {
            case WindowPolicy.Proposal.Propose(Instant end, Estimate estimate) -> {
                propose(watch, end, estimate, now);
                watch.dueAt = end;
            }
            case WindowPolicy.Proposal.Wait wait -> watch.dueAt = wait.until();
            case WindowPolicy.Proposal.Over() -> watch.dueAt = null;
        }
    }

    private void propose(ProposalWatch watch, Instant end, Estimate estimate, Instant now) {
        var window = new MaintenanceWindow();
        window.id = UUID.randomUUID();
        window.status = WindowStatus.PROPOSED;
        window.origin = Origin.PROPOSAL;
        window.upstreamId = watch.upstreamId;
        window.incidentId = watch.incidentId;
        window.start = now;
        window.end = end;
        window.firstEnd = end;
        window.estimate = StoredEstimate.of(estimate);
        window.createdAt = now;
        window.proposedAt = now;
        window.dueAt = now.plus(WindowPolicy.FORECAST_EVERY);
        windows.persist(window);
        news.tell(
                Kind.PROPOSED,
                window,
                Actor.SELF,
                now,
                "down since " + watch.downSince + "; proposed until " + end + " by "
                        + switch (estimate.basis()) {
                            case UPSTREAM -> estimate.samples() + " of its own past outages";
                            case ALL -> estimate.samples() + " past outages of all upstreams";
                            case DEFAULT -> "the default of one hour, as there are too few past outages";
                        });
        offerEarlierStart(window, now);
    }

    /** A proposal that reaches a planned window: that one may as well begin now. */
    private void offerEarlierStart(MaintenanceWindow proposal, Instant now) {
        windows.plannedBetween(proposal.upstreamId, now, proposal.end)
                .forEach(planned -> review.propose(
                        planned,
                        ChangePolicy.Kind.START_NOW,
                        planned.end,
                        "its upstream is down already, and likely until " + proposal.end,
                        now));
    }

    private void withdraw(String upstreamId, Predicate<MaintenanceWindow> which, Instant now, String reason) {
        windows.proposalOf(upstreamId).filter(which).ifPresent(window -> withdraw(window, now, reason));
    }

    private void withdraw(MaintenanceWindow window, Instant now, String reason) {
        window.reason = reason;
        window.become(WindowStatus.WITHDRAWN);
        windows.forgetEarlierStarts(window.upstreamId);
        news.tell(Kind.WITHDRAWN, window, Actor.SELF, now, reason);
    }

    private void count(ProposalWatch watch, Instant downSince) {
        watch.downSince = downSince;
        watch.dueAt = map.get()
                .upstream(watch.upstreamId)
                .map(upstream -> WindowPolicy.firstDue(downSince, upstream.policy()))
                .orElse(null);
    }
}
