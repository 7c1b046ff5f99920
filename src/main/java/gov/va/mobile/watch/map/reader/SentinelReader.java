package gov.va.mobile.watch.map.reader;

import gov.va.mobile.watch.map.Defaults;
import gov.va.mobile.watch.map.Sentinel;
import gov.va.mobile.watch.map.Target;
import gov.va.mobile.watch.map.Target.HostPort;
import gov.va.mobile.watch.map.reader.Names.Space;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the sentinels; one that is switched off by an empty variable is left out. */
final class SentinelReader {
    /** With fewer, one that fails by itself could make us blind. */
    private static final int ENOUGH = 3;

    private static final List<String> KEYS = List.of("id", "type", "url", "address");
    private static final Kind<String> TYPE =
            Kind.text("http, tls or tcp", text -> Optional.of(text).filter(List.of("http", "tls", "tcp")::contains));

    private final Context context;
    private final Defaults defaults;

    SentinelReader(Context context, Defaults defaults) {
        this.context = context;
        this.defaults = defaults;
    }

    /** All sentinels of the map; warns of too few. */
    List<Sentinel> read(Section map) {
        var sentinels = new ArrayList<Sentinel>();
        map.items("sentinels").forEach(value -> read(value).ifPresent(sentinels::add));
        if (sentinels.size() < ENOUGH) {
            map.warning(
                    "sentinels",
                    sentinels.size() + " sentinels",
                    "at least " + ENOUGH + ": with fewer, our own network's fault is harder to tell from an outage");
        }
        return sentinels;
    }

    private Optional<Sentinel> read(Value value) {
        Section written = Section.any(value, "a sentinel", context.problems());
        String type = written.read("type", TYPE).orElse(written.has("address") ? "tls" : "http");
        Section sentinel = Section.of(value, "a sentinel", KEYS, context.problems());
        Optional<Placed<String>> id = sentinel.required("id", Kind.ID);
        id.ifPresent(found -> context.names().declare(Space.SENTINEL, found));
        String other = type.equals("http") ? "address" : "url";
        if (sentinel.has(other)) {
            sentinel.error(other, other + " of a sentinel of type " + type, type.equals("http") ? "url" : "address");
        }
        List<String> emptied = value.emptied().distinct().sorted().toList();
        if (!emptied.isEmpty()) {
            context.problems()
                    .warning(
                            value.place(),
                            "an empty " + String.join(", ", emptied),
                            "a value: sentinel " + id.map(Placed::value).orElse("?") + " is left out");
        }
        Target target = type.equals("http") ? http(sentinel) : connection(sentinel, type);
        return Optional.of(new Sentinel(id.map(Placed::value).orElse("?"), defaults.timeout(), target))
                .filter(any -> emptied.isEmpty());
    }

    private Target http(Section sentinel) {
        Optional<Placed<URI>> url = sentinel.requiredOrOff("url", Kind.URL);
        url.ifPresent(found -> context.names().sentinel(found.place(), Names.address(found.value())));
        return new Target.Http(
                url.map(Placed::value).orElse(TargetReader.NOWHERE),
                "GET",
                Map.of(),
                Optional.empty(),
                0,
                Target.ConnectionUse.FRESH,
                TargetReader.MAX_BODY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ExpectationReader.ANY_ANSWER);
    }

    private Target connection(Section sentinel, String type) {
        Optional<Placed<HostPort>> address = sentinel.requiredOrOff("address", Kind.ADDRESS);
        address.ifPresent(found -> context.names().sentinel(found.place(), found.value()));
        HostPort to = address.map(Placed::value).orElse(TargetReader.NO_ADDRESS);
        return type.equals("tls") ? new Target.Tls(to, Optional.empty()) : new Target.Tcp(to);
    }
}
