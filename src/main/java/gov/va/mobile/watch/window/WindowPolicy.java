package gov.va.mobile.watch.window;

import gov.va.mobile.watch.map.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a window is proposed, and what time alone does to one (behaviour.md §5). Pure. */
final class WindowPolicy {
    /** From then on history may shorten the wait. */
    static final Duration EARLIEST_PROPOSAL = Duration.ofMinutes(5);

    /** How often an undecided proposal is estimated anew. */
    static final Duration FORECAST_EVERY = Duration.ofMinutes(5);

    /** How soon to look again at what no time of its own ends. */
    static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    /** An upstream that flaps gets a proposal when it was down for longer than that in the last {@link #LATELY}. */
    static final Duration MOSTLY_DOWN = Duration.ofMinutes(30);

    static final Duration LATELY = Duration.ofHours(1);

    private WindowPolicy() {}

    /**
     * What is known when a proposal may be due.
     *
     * @param downSince since when the upstream is down
     * @param down whether it still is; absent when that is not known
     * @param causedByAnother another upstream explains it and gets the proposal
     * @param reachesNobody the app's back end is down, so that no window can reach the app, or this upstream has neither a PagerDuty service nor a
     *     feature in the app
     * @param blind we cannot see (behaviour.md §3)
     * @param coveredUntil the end of the proposal, confirmed or active window that it already has
     * @param rejectedAt when the last proposal was rejected
     * @param flapping it goes to and fro, so that neither its state nor since when it has it says much
     * @param downInLastHour how long of the last hour it was down
     */
    record Situation(
            Instant downSince,
            Optional<Boolean> down,
            boolean causedByAnother,
            boolean reachesNobody,
            boolean blind,
            Optional<Instant> coveredUntil,
            Optional<Instant> rejectedAt,
            boolean flapping,
            Duration downInLastHour,
            Policy policy,
            Estimate estimate) {}

    /** What to do about proposing a window. */
    sealed interface Proposal {
        /**
         * Propose one from now to that end.
         *
         * @param unstable because it is down more often than not, though not all the time
         */
        record Propose(Instant end, Estimate estimate, boolean unstable) implements Proposal {}

        /** Look again then. */
        record Wait(Instant until, String reason) implements Proposal {}

        /** Nothing, until the upstream goes down again. */
        record Over() implements Proposal {}
    }

    /** When {@link #proposal} must first be asked for an upstream that went down then. */
    static Instant firstDue(Instant downSince, Policy policy) {
        Duration wait = policy.proposeWindowAfter();
        return downSince.plus(wait.compareTo(EARLIEST_PROPOSAL) < 0 ? wait : EARLIEST_PROPOSAL);
    }

    /** Whether a window is proposed now. */
    static Proposal proposal(Situation now, Instant at) {
        if (!now.flapping() && !now.down().orElse(true)) {
            return new Proposal.Over();
        }
        if (now.down().isEmpty() || now.blind()) {
            return new Proposal.Wait(at.plus(LOOK_AGAIN), "it is not known whether the upstream is still down");
        }
        if (now.causedByAnother()) {
            return new Proposal.Wait(at.plus(LOOK_AGAIN), "another upstream explains it and gets the proposal");
        }
        if (now.reachesNobody()) {
            return new Proposal.Wait(at.plus(LOOK_AGAIN), "no window can reach the app");
        }
        if (now.coveredUntil().filter(at::isBefore).isPresent()) {
            return new Proposal.Wait(now.coveredUntil().get(), "it already has a window");
        }
        Optional<Instant> respected =
                now.rejectedAt().map(rejected -> rejected.plus(now.policy().respectRejectionFor()));
        if (respected.filter(at::isBefore).isPresent()) {
            return new Proposal.Wait(respected.get(), "the last proposal was rejected");
        }
        if (now.flapping()) {
            return now.downInLastHour().compareTo(MOSTLY_DOWN) > 0
                    ? new Proposal.Propose(now.estimate().end(at), now.estimate(), true)
                    : new Proposal.Wait(at.plus(LOOK_AGAIN), "it flaps, and was up for most of the last hour");
        }
        Instant due = now.downSince().plus(now.policy().proposeWindowAfter());
        if (at.isBefore(due) && !earlier(now, at)) {
            return new Proposal.Wait(nextLook(now.downSince(), due, at), "it has not been down for long enough");
        }
        return new Proposal.Propose(now.estimate().end(at), now.estimate(), false);
    }

    /** The upstream's own history says that waiting longer would only lose time. */
    private static boolean earlier(Situation now, Instant at) {
        return !at.isBefore(now.downSince().plus(EARLIEST_PROPOSAL))
                && now.estimate().basis() == Estimate.Basis.UPSTREAM
                && now.estimate()
                        .median()
                        .filter(median -> median.compareTo(now.policy().proposeWindowAfter()) > 0)
                        .isPresent();
    }

    private static Instant nextLook(Instant downSince, Instant due, Instant at) {
        Instant early = downSince.plus(EARLIEST_PROPOSAL);
        return at.isBefore(early) && early.isBefore(due) ? early : due;
    }

    /** What time alone does to a window. */
    enum Step {
        /** Nothing yet. */
        NOTHING,
        /** Its start has come. */
        START,
        /** Its end has come. */
        END,
        /** Its end has come and PagerDuty never held it. */
        EXPIRE
    }

    /**
     * What time does to a window with that status; half-open, so that it is over at its end.
     *
     * @param unpublished it should have been published and never was
     */
    static Step step(WindowStatus status, Span window, boolean unpublished, Instant at) {
        if (status != WindowStatus.CONFIRMED && status != WindowStatus.ACTIVE) {
            return Step.NOTHING;
        }
        if (!at.isBefore(window.end())) {
            return unpublished ? Step.EXPIRE : Step.END;
        }
        return status == WindowStatus.CONFIRMED && window.contains(at) ? Step.START : Step.NOTHING;
    }

    /** When to look next at one that was just looked at: an active one each minute, and at its end. */
    static Optional<Instant> lookAgain(WindowStatus status, Span window, Instant at) {
        Instant soon = at.plus(LOOK_AGAIN);
        return status == WindowStatus.ACTIVE
                ? Optional.of(soon.isBefore(window.end()) ? soon : window.end())
                : nextStep(status, window);
    }

    /** When {@link #step} must first be asked of a status that was just taken; absent when never. */
    static Optional<Instant> nextStep(WindowStatus status, Span window) {
        return switch (status) {
            // an active one is looked at again and again, and so at once
            case CONFIRMED, ACTIVE -> Optional.of(window.start());
            case PROPOSED, ENDED, REJECTED, WITHDRAWN, CANCELLED, EXPIRED -> Optional.empty();
        };
    }
}
