package gov.va.mobile.watch.map.reader;

import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.HostLimit;
import gov.va.mobile.watch.map.Source;
import gov.va.mobile.watch.map.Target;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.map.reader.Value.Field;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads how often hosts may be asked, and warns where their checks ask for more. */
final class HostReader {
    private static final int MOST_PER_MINUTE = 1_000_000;
    private static final Kind<String> HOST = Kind.text(
            "the name of a host", text -> Optional.of(text).filter(host -> host.matches("[A-Za-z0-9._:-]{1,253}")));

    private final Context context;

    HostReader(Context context) {
        this.context = context;
    }

    Map<String, HostLimit> read(Section map, List<Upstream> upstreams, List<Source> sources) {
        var hosts = new LinkedHashMap<String, HostLimit>();
        for (Field entry : map.entries("hosts")) {
            Section limits = Section.of(entry.value(), "a host", List.of("ratePerMinute"), context.problems());
            Optional<String> host = map.read(entry.key(), HOST);
            Optional<Placed<Integer>> rate = limits.required("ratePerMinute", Kind.number(1, MOST_PER_MINUTE));
            host.ifPresent(name -> rate.ifPresent(value -> {
                hosts.put(name, new HostLimit(value.value()));
                compare(name, value, upstreams, sources);
            }));
        }
        return hosts;
    }

    private void compare(String host, Placed<Integer> rate, List<Upstream> upstreams, List<Source> sources) {
        List<Duration> checks = upstreams.stream()
                .flatMap(upstream -> upstream.checks().stream())
                .filter(check -> !check.off() && names(host, address(check)))
                .map(Check::interval)
                .toList();
        List<Duration> asked = sources.stream()
                .filter(source -> !source.off() && names(host, address(source.url())))
                .map(Source::interval)
                .toList();
        double perMinute = perMinute(checks) + perMinute(asked);
        if (perMinute > rate.value()) {
            context.problems()
                    .warning(
                            rate.place(),
                            String.format(
                                    Locale.ROOT,
                                    "%d checks and %d sources that ask %s %.1f times a minute, and ratePerMinute %d",
                                    checks.size(),
                                    asked.size(),
                                    host,
                                    perMinute,
                                    rate.value()),
                            "longer intervals or a higher rate: as it is each is asked only as often as the rate lets it");
        }
    }

    private static double perMinute(List<Duration> intervals) {
        return intervals.stream()
                .mapToDouble(interval -> 60_000.0 / interval.toMillis())
                .sum();
    }

    private static Optional<String> address(Check check) {
        return switch (check.target()) {
            case Target.Http http -> address(http.url());
            case Target.Prometheus prometheus -> address(prometheus.url());
            case Target.Tcp tcp -> Optional.of(tcp.address().toString());
            case Target.Tls tls -> Optional.of(tls.address().toString());
            case Target.Dns _, Target.Push _, Target.Evidence _ -> Optional.empty();
        };
    }

    /** Absent for what stands for a URL that could not be read. */
    private static Optional<String> address(URI url) {
        return Optional.ofNullable(url.getHost()).map(any -> Names.address(url).toString());
    }

    private static boolean names(String host, Optional<String> address) {
        return address.filter(asked -> HostLimit.names(host, asked)).isPresent();
    }
}
