package gov.va.mobile.watch.map.rest;

import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Criticality;
import gov.va.mobile.watch.map.Defaults;
import gov.va.mobile.watch.map.Depth;
import gov.va.mobile.watch.map.Feature;
import gov.va.mobile.watch.map.Group;
import gov.va.mobile.watch.map.HostLimit;
import gov.va.mobile.watch.map.MaintenanceCalendar;
import gov.va.mobile.watch.map.PagerDutyServices;
import gov.va.mobile.watch.map.Pause;
import gov.va.mobile.watch.map.Person;
import gov.va.mobile.watch.map.Policy;
import gov.va.mobile.watch.map.Rule;
import gov.va.mobile.watch.map.Sentinel;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Source;
import gov.va.mobile.watch.map.Team;
import gov.va.mobile.watch.map.Upstream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The map in force: environment filled in, defaults applied, secrets masked. */
@Schema(name = "ServicesMap")
record ServicesMapView(
        int version,
        String revision,
        Defaults defaults,
        Policy policy,
        boolean allowPrivate,
        Optional<String> backend,
        List<SentinelView> sentinels,
        Map<String, Person> people,
        Map<String, String> links,
        List<UpstreamView> upstreams,
        List<Group> groups,
        List<Feature> features,
        List<SourceView> sources,
        Map<String, HostLimit> hosts) {
    private static final int GRAMMAR = 1;

    /** Shows who answers when our own way out works. */
    record SentinelView(String id, String type, Duration timeout, TargetView target) {}

    /** An upstream with its checks. */
    record UpstreamView(
            String id,
            String name,
            Optional<Team> team,
            Criticality criticality,
            List<String> dependsOn,
            PagerDutyServices pagerduty,
            boolean unmonitored,
            Optional<Pause> paused,
            @Schema(description = "any, all or quorum: n") String rule,
            Policy policy,
            Optional<String> message,
            Optional<CalendarView> calendar,
            List<CheckView> checks) {}

    /** Where an upstream announces its maintenance; of the address only the host, because a calendar's is often all that opens it. */
    record CalendarView(
            String url,
            Map<String, String> headers,
            Duration interval,
            Duration timeout,
            int maxBody,
            Optional<String> via,
            Optional<String> contains,
            Optional<String> matches) {
        private static CalendarView of(MaintenanceCalendar calendar) {
            return new CalendarView(
                    Masking.place(calendar.url()),
                    Masking.headers(calendar.headers()),
                    calendar.interval(),
                    calendar.timeout(),
                    calendar.maxBody(),
                    calendar.via().map(URI::toString),
                    calendar.events().contains(),
                    calendar.events().matches().map(Object::toString));
        }
    }

    /** One check; {@code off}: an empty environment variable, or a type that is not run, switched it off. */
    record CheckView(
            String id,
            String type,
            Depth depth,
            boolean partial,
            Optional<Pause> paused,
            boolean off,
            Duration interval,
            Duration timeout,
            Duration retryInterval,
            int failureThreshold,
            int successThreshold,
            Duration slowAfter,

            @Schema(
                    oneOf = {
                        TargetView.HttpTarget.class,
                        TargetView.ConnectionTarget.class,
                        TargetView.DnsTarget.class,
                        TargetView.PushTarget.class,
                        TargetView.PrometheusTarget.class,
                        TargetView.EvidenceTarget.class
                    })
            TargetView target) {}

    /** One request whose answer several checks judge. */
    record SourceView(
            String id,
            boolean off,
            String url,
            Map<String, String> headers,
            Duration interval,
            Duration timeout,
            int maxBody,
            Optional<String> via) {}

    static ServicesMapView of(ServicesMap map) {
        return new ServicesMapView(
                GRAMMAR,
                map.revision(),
                map.defaults(),
                map.policy(),
                map.allowPrivate(),
                map.backend(),
                map.sentinels().stream().map(ServicesMapView::sentinel).toList(),
                map.people(),
                map.links(),
                map.upstreams().stream().map(ServicesMapView::upstream).toList(),
                map.groups(),
                map.features(),
                map.sources().stream().map(ServicesMapView::source).toList(),
                map.hosts());
    }

    private static SentinelView sentinel(Sentinel sentinel) {
        return new SentinelView(
                sentinel.id(), sentinel.target().type(), sentinel.timeout(), TargetView.of(sentinel.target()));
    }

    private static UpstreamView upstream(Upstream upstream) {
        return new UpstreamView(
                upstream.id(),
                upstream.name(),
                upstream.team(),
                upstream.criticality(),
                upstream.dependsOn(),
                upstream.pagerduty(),
                upstream.unmonitored(),
                upstream.paused(),
                switch (upstream.rule()) {
                    case Rule.Any _ -> "any";
                    case Rule.All _ -> "all";
                    case Rule.Quorum quorum -> "quorum: " + quorum.n();
                },
                upstream.policy(),
                upstream.message(),
                upstream.calendar().map(CalendarView::of),
                upstream.checks().stream().map(ServicesMapView::check).toList());
    }

    private static CheckView check(Check check) {
        return new CheckView(
                check.id(),
                check.target().type(),
                check.depth(),
                check.partial(),
                check.paused(),
                check.off(),
                check.interval(),
                check.timeout(),
                check.retryInterval(),
                check.failureThreshold(),
                check.successThreshold(),
                check.slowAfter(),
                TargetView.of(check.target()));
    }

    private static SourceView source(Source source) {
        return new SourceView(
                source.id(),
                source.off(),
                Masking.url(source.url()),
                Masking.headers(source.headers()),
                source.interval(),
                source.timeout(),
                source.maxBody(),
                source.via().map(URI::toString));
    }
}
