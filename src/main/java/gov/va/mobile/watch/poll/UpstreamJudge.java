package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.health.CheckState;
import gov.va.mobile.watch.health.HealthChange;
import gov.va.mobile.watch.health.HealthChanged;
import gov.va.mobile.watch.health.HealthNews;
import gov.va.mobile.watch.health.HealthNews.Gap;
import gov.va.mobile.watch.health.HealthNews.StateMove;
import gov.va.mobile.watch.health.HealthPolicy;
import gov.va.mobile.watch.health.UpstreamState;
import gov.va.mobile.watch.map.Upstream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** From what is stored of checks to what upstreams are, why, and what the other rooms are told; inside the turn. */
@ApplicationScoped
class UpstreamJudge {
    private static final Logger LOG = Logger.getLogger(UpstreamJudge.class);

    private final CheckStore checks;
    private final UpstreamStore upstreams;
    private final CauseJudge causes;
    private final Event<HealthChanged> healthChanged;

    UpstreamJudge(CheckStore checks, UpstreamStore upstreams, CauseJudge causes, Event<HealthChanged> healthChanged) {
        this.checks = checks;
        this.upstreams = upstreams;
        this.causes = causes;
        this.healthChanged = healthChanged;
    }

    /**
     * Judges these upstreams, and why any are down.
     *
     * @param gaps where the record of one of them has a hole until now
     */
    void judge(PollPlan plan, Set<String> stirred, List<Gap> gaps, Instant now) {
        Map<String, StateMove> moved = stirred.isEmpty() ? Map.of() : states(plan, stirred, gaps, now);
        var news = new HealthNews(moved, causes.judge(plan, now), now);
        upstreams.add(news.moves());
        HealthChanged told = news.told();
        if (!told.isEmpty()) {
            told.changes().forEach(UpstreamJudge::log);
            healthChanged.fire(told);
        }
    }

    private Map<String, StateMove> states(PollPlan plan, Set<String> stirred, List<Gap> gaps, Instant now) {
        Map<String, List<CheckRow>> rows = checks.loadOfUpstreams(plan.map().revision(), stirred).values().stream()
                .collect(Collectors.groupingBy(CheckRow::upstreamId));
        Map<String, List<Gap>> gapsOf = gaps.stream().collect(Collectors.groupingBy(Gap::upstreamId));
        Map<String, UpstreamState> before = upstreams.load(stirred);
        var moved = new LinkedHashMap<String, StateMove>();
        var after = new LinkedHashMap<String, UpstreamState>();
        for (Upstream upstream : plan.causesFirst()) {
            if (!stirred.contains(upstream.id())) {
                continue;
            }
            UpstreamState was = before.getOrDefault(upstream.id(), UpstreamState.NEW);
            List<CheckRow> own = rows.getOrDefault(upstream.id(), List.of());
            UpstreamState is = HealthPolicy.upstream(was, upstream, states(own), now);
            Optional<Gap> gap = wholeGap(own, gapsOf.getOrDefault(upstream.id(), List.of()));
            if (!is.equals(was)) {
                after.put(upstream.id(), is);
            }
            if (!is.equals(was) || gap.isPresent()) {
                moved.put(upstream.id(), new StateMove(upstream.id(), was, is, gap));
            }
        }
        if (!after.isEmpty()) {
            upstreams.save(after);
        }
        return moved;
    }

    private static Map<String, CheckState> states(List<CheckRow> rows) {
        return rows.stream().collect(Collectors.toMap(CheckRow::checkId, CheckRow::state));
    }

    /** The gap of an upstream, when none of its checks knew better meanwhile: neither those that come back now, which knew until their gaps begin, nor another one. */
    static Optional<Gap> wholeGap(List<CheckRow> rows, List<Gap> gaps) {
        Set<String> comeBack = gaps.stream().map(Gap::checkId).collect(Collectors.toSet());
        return gaps.stream()
                .reduce(UpstreamJudge::common)
                .filter(gap -> gap.from().isBefore(gap.to()))
                .filter(gap -> rows.stream()
                        .filter(row -> !comeBack.contains(row.checkId()))
                        .flatMap(row -> row.state().judgedAt().stream())
                        .noneMatch(gap.from()::isBefore));
    }

    private static Gap common(Gap one, Gap other) {
        return new Gap(
                one.upstreamId(),
                one.checkId(),
                one.from().isAfter(other.from()) ? one.from() : other.from(),
                one.to().isBefore(other.to()) ? one.to() : other.to());
    }

    private static void log(HealthChange change) {
        String why = change.failure().map(failure -> ": " + failure.message()).orElse("");
        String cause = change.causedBy().isEmpty()
                ? change.undecided() ? ", why is not known yet" : ""
                : ", because of " + String.join(" and ", change.causedBy());
        LOG.infof(
                "%s was %s, is %s%s%s",
                change.upstreamId(), change.from().code(), change.to().code(), cause, why);
    }
}
