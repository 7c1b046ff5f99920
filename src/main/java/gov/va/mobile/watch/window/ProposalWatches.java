package gov.va.mobile.watch.window;

import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.DrillUpstream;
import gov.va.mobile.watch.map.Upstream;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Begins and ends the wait for proposals as incidents and health have it, inside the turn; what became needless is withdrawn. */
@ApplicationScoped
class ProposalWatches {
    private final ProposalWatchRepository watches;
    private final WindowRepository windows;
    private final CurrentMap map;
    private final ProposalReview review;
    private final WindowNews news;

    ProposalWatches(
            ProposalWatchRepository watches,
            WindowRepository windows,
            CurrentMap map,
            ProposalReview review,
            WindowNews news) {
        this.watches = watches;
        this.windows = windows;
        this.map = map;
        this.review = review;
        this.news = news;
    }

    /**
     * From now on a window may have to be proposed for this upstream of an incident.
     *
     * @param rootId the group, or the common cause, that is the incident's root
     * @param again it went down anew
     */
    void watch(UUID incidentId, String upstreamId, Optional<String> rootId, Instant downSince, boolean again) {
        Optional<ProposalWatch> known = watches.of(incidentId, upstreamId);
        if (known.isPresent() && !again) {
            return;
        }
        ProposalWatch watch = known.orElseGet(() -> {
            var made = new ProposalWatch();
            made.id = UUID.randomUUID();
            made.incidentId = incidentId;
            made.upstreamId = upstreamId;
            made.rootId = rootId.orElse(null);
            made.downSince = downSince;
            return made;
        });
        count(watch, downSince);
        watches.persist(watch);
    }

    /** The incident failed again, or just now turned out to go to and fro: whether it is down says little then. */
    void failed(UUID incidentId, boolean flapping, Instant now) {
        for (ProposalWatch watch : watches.ofIncident(incidentId)) {
            watch.flapping = flapping;
            watch.dueAt = flapping ? now : watch.dueAt;
        }
    }

    /** The incident is over, or is no longer one that a window answers. */
    void unwatch(UUID incidentId, Instant now, String reason) {
        watches.ofIncident(incidentId).forEach(watches::delete);
        windows.proposalsOf(incidentId).forEach(window -> review.withdraw(window, now, reason));
    }

    /** Something else is at the root, and gets the proposal. */
    void explained(UUID incidentId, Instant now) {
        windows.proposalsOf(incidentId).forEach(window -> review.withdraw(window, now, "something else explains it"));
    }

    /** The upstreams whose moves may begin or end a wait, a proposal, or an outage that outlasted a window; also the app's own back end. */
    Set<String> concerned(Instant now) {
        var ids = new HashSet<String>(watches.upstreams());
        ids.addAll(windows.proposedOrEndedSince(now.minus(Effects.LONGEST_OUTAGE)));
        map.get().backend().ifPresent(ids::add);
        return ids;
    }

    /**
     * The upstream went down: the wait begins.
     *
     * @param flaps it goes to and fro
     */
    void down(String upstreamId, Instant since, Instant now, boolean flaps) {
        watches.ofUpstream(upstreamId).forEach(watch -> {
            count(watch, since);
            watch.dueAt = flaps || watch.flapping ? now : watch.dueAt;
        });
        if (map.get().backend().filter(upstreamId::equals).isPresent()) {
            windows.proposals().stream()
                    .filter(window -> window.incidentId != null)
                    .forEach(window -> review.withdraw(
                            window,
                            now,
                            "the app's back end (" + upstreamId
                                    + ") is down, so no window can reach the app; ask in #vfs-platform-support"));
        }
    }

    /** The upstream answers again: nothing is proposed, and what was is withdrawn; but of one that flaps only what holds a steady outage. */
    void recovered(String upstreamId, Instant now, boolean flaps) {
        if (flaps || watches.ofUpstream(upstreamId).stream().anyMatch(watch -> watch.flapping)) {
            flaps(upstreamId, now);
            withdraw(upstreamId, window -> !window.unstable, now, "the upstream answers at times");
            return;
        }
        steady(upstreamId, now);
    }

    /** The upstream answers, and goes to and fro no more. */
    void steady(String upstreamId, Instant now) {
        watches.ofUpstream(upstreamId).forEach(watch -> {
            watch.dueAt = null;
            watch.flapping = false;
        });
        withdraw(upstreamId, window -> true, now, "the upstream recovered");
        news.outlasted(upstreamId, now);
    }

    /** It goes to and fro: whether it is down says little now. */
    void flaps(String upstreamId, Instant now) {
        watches.ofUpstream(upstreamId).forEach(watch -> watch.dueAt = now);
    }

    /** The group, or the common cause, is at the root of failures again. */
    void rootDown(String rootId, Instant since) {
        watches.ofRoot(rootId).forEach(watch -> count(watch, since));
    }

    /** It is so no longer: its set is withdrawn. */
    void rootRecovered(String rootId, Instant now) {
        watches.ofRoot(rootId).forEach(watch -> {
            watch.dueAt = watch.flapping ? now : null;
            withdraw(
                    watch.upstreamId,
                    window -> watch.incidentId.equals(window.incidentId) && !(watch.flapping && window.unstable),
                    now,
                    "what its members had in common is over");
        });
    }

    private void withdraw(String upstreamId, Predicate<MaintenanceWindow> which, Instant now, String reason) {
        windows.proposalOf(upstreamId).filter(which).ifPresent(window -> review.withdraw(window, now, reason));
    }

    private void count(ProposalWatch watch, Instant downSince) {
        watch.downSince = downSince;
        watch.dueAt = DrillUpstream.orOf(map.get(), watch.upstreamId)
                .map(Upstream::policy)
                .map(policy -> WindowPolicy.firstDue(downSince, policy))
                .orElse(null);
    }
}
