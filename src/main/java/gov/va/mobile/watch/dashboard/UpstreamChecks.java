package gov.va.mobile.watch.dashboard;

import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Depth;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.poll.CheckView;
import gov.va.mobile.watch.poll.CheckView.LastResult;
import gov.va.mobile.watch.poll.UnknownAfter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The checks of one upstream, and for how long their results speak; pure. */
final class UpstreamChecks {
    private final Upstream upstream;
    private final Map<String, CheckView> seen;
    private final Instant now;

    /**
     * Of that upstream.
     *
     * @param seen by the check's id
     */
    UpstreamChecks(Upstream upstream, Map<String, CheckView> seen, Instant now) {
        this.upstream = upstream;
        this.seen = seen;
        this.now = now;
    }

    /** Until when the last judged result of any of them speaks for the upstream: three intervals; absent when nothing was ever judged. */
    Optional<Instant> knownUntil() {
        return upstream.checks().stream()
                .flatMap(check -> knownUntil(check).stream())
                .max(Comparator.naturalOrder());
    }

    /** Whether some result still speaks. */
    boolean known() {
        return knownUntil().filter(now::isBefore).isPresent();
    }

    /** What the check says by itself, as long as its result speaks. */
    HealthStatus status(Check check) {
        return knownUntil(check).filter(now::isBefore).isPresent()
                ? view(check).map(CheckView::status).orElse(HealthStatus.UNKNOWN)
                : HealthStatus.UNKNOWN;
    }

    int failures(Check check) {
        return view(check).map(CheckView::consecutiveFailures).orElse(0);
    }

    Optional<LastResult> last(Check check) {
        return view(check).flatMap(CheckView::lastResult);
    }

    /** The newest result among the checks that have that status, if it is one of trouble, else among all. */
    Optional<LastResult> telling(HealthStatus status) {
        boolean trouble = status == HealthStatus.DOWN || status == HealthStatus.DEGRADED;
        Optional<LastResult> deciding = trouble
                ? newest(upstream.checks().stream().filter(check -> status(check) == status))
                : Optional.empty();
        return deciding.or(() -> newest(upstream.checks().stream()));
    }

    /** Whether the newest result of any of them says that we ask wrongly. */
    boolean misconfigured() {
        return upstream.checks().stream()
                .flatMap(check -> last(check).stream())
                .anyMatch(result -> result.resultClass() == ResultClass.MISCONFIGURED);
    }

    /** Whether nothing is asked, by the map's will. */
    boolean paused() {
        List<Check> on =
                upstream.checks().stream().filter(check -> !check.off()).toList();
        return upstream.paused().filter(pause -> pause.at(now)).isPresent()
                || (!on.isEmpty()
                        && on.stream()
                                .allMatch(check -> check.paused()
                                        .filter(pause -> pause.at(now))
                                        .isPresent()));
    }

    /** The deepest of those that are not switched off; without any, nothing more than the door is ever proved. */
    Depth depth() {
        List<Depth> depths = upstream.checks().stream()
                .filter(check -> !check.off())
                .map(Check::depth)
                .toList();
        return Stream.of(Depth.SERVICE, Depth.INDIRECT)
                .filter(depths::contains)
                .findFirst()
                .orElse(Depth.DOOR);
    }

    private Optional<LastResult> newest(Stream<Check> checks) {
        return checks.flatMap(check -> last(check).stream()).max(Comparator.comparing(LastResult::at));
    }

    private Optional<Instant> knownUntil(Check check) {
        return view(check).flatMap(CheckView::judgedAt).map(at -> at.plus(UnknownAfter.of(check)));
    }

    private Optional<CheckView> view(Check check) {
        return Optional.ofNullable(seen.get(check.id()));
    }
}
