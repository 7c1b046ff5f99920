package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.check.Certificates;
import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.UpstreamHealth;
import gov.va.mobile.watch.notification.Notice.Kind;
import gov.va.mobile.watch.notification.Notice.Trouble;
import gov.va.mobile.watch.poll.CheckView;
import gov.va.mobile.watch.window.Calendars;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the trouble that is no outage in what is stored of checks and upstreams; pure. */
final class Troubles {
    private Troubles() {}

    /** At most one of a kind and upstream: the first check tells. */
    static List<Trouble> in(Collection<UpstreamHealth> upstreams, List<CheckView> checks, Instant now) {
        Map<String, Trouble> found = new LinkedHashMap<>();
        checks.forEach(check -> check.lastResult().ifPresent(result -> {
            String seen = check.checkId() + ": " + message(result.failure());
            if (result.resultClass() == ResultClass.MISCONFIGURED) {
                add(found, new Trouble(Kind.MISCONFIGURED, check.upstreamId(), now, seen, Optional.empty()));
            } else if (result.resultClass() == ResultClass.DEGRADED && certificate(result.failure())) {
                add(found, new Trouble(Kind.CERTIFICATE, check.upstreamId(), now, seen, ends(seen)));
            }
        }));
        upstreams.stream()
                .filter(upstream -> upstream.status() == HealthStatus.DEGRADED && !certificate(upstream.failure()))
                .forEach(upstream -> add(
                        found,
                        new Trouble(
                                Kind.DEGRADED,
                                upstream.upstreamId(),
                                upstream.since().orElse(now),
                                message(upstream.failure()),
                                Optional.empty())));
        return List.copyOf(found.values());
    }

    /** That calendars cannot be read, in which upstreams announce their maintenance. */
    static List<Trouble> ofCalendars(List<Calendars.Unreadable> unreadable) {
        return unreadable.stream()
                .map(one -> new Trouble(Kind.CALENDAR, one.upstreamId(), one.since(), one.what(), Optional.empty()))
                .toList();
    }

    private static void add(Map<String, Trouble> found, Trouble trouble) {
        found.putIfAbsent(trouble.kind().code() + "/" + trouble.upstreamId(), trouble);
    }

    private static boolean certificate(Optional<Failure> failure) {
        return failure.filter(seen -> seen.kind() == FailureKind.CERTIFICATE).isPresent();
    }

    private static String message(Optional<Failure> failure) {
        return failure.map(Failure::message).orElse("no more is known");
    }

    /** The beginning of that day: told too early rather than too late. */
    private static Optional<Instant> ends(String seen) {
        return Certificates.endSaid(seen)
                .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
