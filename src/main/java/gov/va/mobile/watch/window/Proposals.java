package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.DrillUpstream;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.window.WindowChange.Kind;
import gov.va.mobile.watch.window.WindowNews.Item;
import gov.va.mobile.watch.window.WindowPolicy.Proposal.Propose;
import gov.va.mobile.watch.window.WindowView.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes proposals for the incidents that wait for one, inside the turn; what is decided stands in {@link WindowPolicy}. */
@ApplicationScoped
class Proposals {
    private final WindowRepository windows;
    private final ProposalWatchRepository watches;
    private final Situations situations;
    private final CurrentMap map;
    private final ProposalReview review;
    private final WindowNews news;

    Proposals(
            WindowRepository windows,
            ProposalWatchRepository watches,
            Situations situations,
            CurrentMap map,
            ProposalReview review,
            WindowNews news) {
        this.windows = windows;
        this.watches = watches;
        this.situations = situations;
        this.map = map;
        this.review = review;
        this.news = news;
    }

    /** Decides about all incidents whose time has come; about the members of a group at once. */
    void decideDue(Instant now) {
        Set<UUID> asked = new HashSet<>();
        for (ProposalWatch watch : watches.due(now)) {
            if (watch.rootId == null) {
                decide(List.of(watch), now);
            } else if (asked.add(watch.incidentId)) {
                decide(
                        watches.ofIncident(watch.incidentId).stream()
                                .filter(member -> member.dueAt != null)
                                .toList(),
                        now);
            }
        }
    }

    /** Withdraws the proposals for what another window covers by now. */
    void withdrawCovered(Instant now) {
        var reach = new Reach(map.get());
        windows.proposals().stream()
                .filter(proposal -> proposal.incidentId != null)
                .filter(proposal -> windows.coveredUntil(reach.withDependencies(proposal.upstreamId), now)
                        .isPresent())
                .forEach(proposal -> review.withdraw(proposal, now, "another window covers it"));
    }

    private void decide(List<ProposalWatch> set, Instant now) {
        Instant downSince = set.stream()
                .map(watch -> watch.downSince)
                .min(Comparator.naturalOrder())
                .orElse(now);
        Map<ProposalWatch, Propose> wanted = new LinkedHashMap<>();
        for (ProposalWatch watch : set) {
            Optional<Upstream> upstream = DrillUpstream.orOf(map.get(), watch.upstreamId);
            if (upstream.isEmpty()) {
                watch.dueAt = null;
                continue;
            }
            var asked = new Situations.Asked(Optional.ofNullable(watch.rootId), downSince, watch.flapping);
            var situation = situations.of(upstream.get(), asked, now);
            switch (WindowPolicy.proposal(situation, now)) {
                case Propose propose -> wanted.put(watch, propose);
                case WindowPolicy.Proposal.Wait wait -> watch.dueAt = wait.until();
                case WindowPolicy.Proposal.Over() -> watch.dueAt = null;
            }
        }
        if (!wanted.isEmpty()) {
            propose(wanted, now);
        }
    }

    /** One proposal, or a set: with one end, and told at once. */
    private void propose(Map<ProposalWatch, Propose> wanted, Instant now) {
        ProposalWatch first = wanted.keySet().iterator().next();
        List<MaintenanceWindow> before = first.rootId == null ? List.of() : windows.proposalsOf(first.incidentId);
        Optional<UUID> planId = first.rootId == null
                ? Optional.empty()
                : before.stream()
                        .flatMap(window -> Stream.ofNullable(window.planId))
                        .findFirst()
                        .or(() -> Optional.of(UUID.randomUUID()));
        Instant end = Stream.concat(
                        before.stream().map(window -> window.end),
                        wanted.values().stream().map(Propose::end))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<Item> items = new ArrayList<>();
        wanted.forEach((watch, propose) -> {
            MaintenanceWindow window = window(watch, propose, end, now);
            window.planId = planId.orElse(null);
            windows.persist(window);
            watch.dueAt = end;
            items.add(new Item(Kind.PROPOSED, window, Actor.SELF, now, words(watch, propose, end)));
        });
        news.tell(items);
        items.forEach(item -> review.offerEarlierStart(item.window(), now));
    }

    private static MaintenanceWindow window(ProposalWatch watch, Propose propose, Instant end, Instant now) {
        var window = new MaintenanceWindow();
        window.id = UUID.randomUUID();
        window.status = WindowStatus.PROPOSED;
        window.origin = Origin.PROPOSAL;
        window.upstreamId = watch.upstreamId;
        window.incidentId = watch.incidentId;
        window.start = now;
        window.end = end;
        window.firstEnd = end;
        window.unstable = propose.unstable();
        window.estimate = StoredEstimate.of(propose.estimate());
        window.createdAt = now;
        window.proposedAt = now;
        window.dueAt = now.plus(WindowPolicy.FORECAST_EVERY);
        return window;
    }

    private static String words(ProposalWatch watch, Propose propose, Instant end) {
        Estimate estimate = propose.estimate();
        return (propose.unstable()
                        ? "unstable: down for more than half of the last hour"
                        : "down since " + watch.downSince)
                + "; proposed until " + end + " by "
                + switch (estimate.basis()) {
                    case UPSTREAM -> estimate.samples() + " of its own past outages";
                    case ALL -> estimate.samples() + " past outages of all upstreams";
                    case DEFAULT -> "the default of one hour, as there are too few past outages";
                };
    }
}
