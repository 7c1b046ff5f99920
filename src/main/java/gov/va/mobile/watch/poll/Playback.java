package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.check.CheckResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Judges results that were recorded before as if they came in now, by the map in force; for a replay, in which nothing is polled. */
@ApplicationScoped
public class Playback {
    private static final Duration SHOW_LIFE_EVERY = Duration.ofSeconds(2);

    private final Membership membership;
    private final BatchJudge judge;
    private final CauseStore causes;
    private final SightStore sight;
    private long shownAt;

    Playback(Membership membership, BatchJudge judge, CauseStore causes, SightStore sight) {
        this.membership = membership;
        this.judge = judge;
        this.causes = causes;
        this.sight = sight;
    }

    /** A result of that check of that upstream, and when its run was due. */
    public record Recorded(String upstreamId, String checkId, Instant at, CheckResult result) {}

    /** Whether the map has that check, so that its results can be judged. */
    public boolean knows(String upstreamId, String checkId) {
        return plan().check(CheckIds.of(upstreamId, checkId)).isPresent();
    }

    /** Judges these, oldest first. */
    public void judge(List<Recorded> results) {
        showThatWeSee();
        PollPlan plan = plan();
        judge.record(
                plan,
                results.stream()
                        .map(one -> new Run(
                                CheckIds.of(one.upstreamId(), one.checkId()),
                                plan.map().revision(),
                                one.at(),
                                one.result()))
                        .toList());
    }

    /** What no result brings about. */
    public void review() {
        judge.review(plan());
    }

    /** Whether any check fails or any upstream is down. */
    public boolean troubled() {
        return !causes.troubled(plan().map().revision()).isEmpty();
    }

    private PollPlan plan() {
        return membership.plan().orElseThrow(() -> new IllegalStateException("no map is in force"));
    }

    /** What was seen while the way out was closed is recorded as inconclusive, so what is left was seen with open eyes. */
    private void showThatWeSee() {
        long now = System.nanoTime();
        if (shownAt == 0 || now - shownAt > SHOW_LIFE_EVERY.toNanos()) {
            membership.tick();
            sight.tell(membership.id(), false, Optional.of(Duration.ZERO));
            shownAt = now;
        }
    }
}
