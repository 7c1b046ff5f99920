package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.platform.DueWork;
import jakarta.enterprise.context.ApplicationScoped;

/** What time alone decides about why upstreams are down: a wait that is over, a root that recovered a while ago (behaviour.md §3). */
@ApplicationScoped
class CauseClock implements DueWork {
    private final Membership membership;
    private final BatchJudge judge;

    CauseClock(Membership membership, BatchJudge judge) {
        this.membership = membership;
        this.judge = judge;
    }

    @Override
    public String name() {
        return "causes";
    }

    /** By ix_upstream_state_due. */
    @Override
    public String condition() {
        return "EXISTS (SELECT FROM upstream_state WHERE due_at <= clock.now)";
    }

    @Override
    public void work() {
        membership.plan().ifPresent(judge::lookAgainIfDue);
    }
}
