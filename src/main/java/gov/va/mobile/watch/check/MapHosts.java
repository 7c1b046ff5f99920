package gov.va.mobile.watch.check;

import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Source;
import gov.va.mobile.watch.map.Target;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All hosts that the map in force asks, so that a redirect can be held against them. */
final class MapHosts {
    private final CurrentMap map;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    private record Known(String revision, Set<String> hosts) {}

    MapHosts(CurrentMap map) {
        this.map = map;
    }

    /** In lower case. */
    Set<String> get() {
        ServicesMap current = map.get();
        Known last = known.get();
        if (last == null || !last.revision().equals(current.revision())) {
            last = new Known(current.revision(), collect(current));
            known.set(last);
        }
        return last.hosts();
    }

    private static Set<String> collect(ServicesMap map) {
        var hosts = new HashSet<String>();
        Stream.concat(
                        map.upstreams().stream()
                                .flatMap(upstream -> upstream.checks().stream())
                                .map(check -> check.target()),
                        map.sentinels().stream().map(sentinel -> sentinel.target()))
                .forEach(target -> {
                    switch (target) {
                        case Target.Http http -> hosts.add(Redirects.host(http.url()));
                        case Target.Prometheus prometheus -> hosts.add(Redirects.host(prometheus.url()));
                        case Target.Tcp tcp -> hosts.add(tcp.address().host().toLowerCase(Locale.ROOT));
                        case Target.Tls tls -> hosts.add(tls.address().host().toLowerCase(Locale.ROOT));
                        case Target.Dns _, Target.Push _, Target.Evidence _ -> {}
                    }
                });
        map.sources().stream().map(Source::url).map(Redirects::host).forEach(hosts::add);
        return hosts;
    }
}
