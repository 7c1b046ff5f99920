package gov.va.mobile.watch.map.importing;

import gov.va.mobile.watch.map.importing.Draft.DraftUpstream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** From Gatus's {@code config.yaml}: an upstream for each endpoint. */
final class GatusImport {
    private static final Set<String> KNOWN_TOP = Set.of("endpoints", "services", "external-endpoints", "alerting");
    private static final Set<String> KNOWN = Set.of(
            "name",
            "group",
            "url",
            "method",
            "headers",
            "body",
            "interval",
            "conditions",
            "client",
            "dns",
            "alerts",
            "enabled");
    private static final Set<String> KNOWN_CLIENT = Set.of("timeout", "ignore-redirect", "insecure", "proxy-url");
    private static final int REDIRECTS = 5;

    private final Foreign config;
    private final Draft draft = new Draft();

    private GatusImport(Foreign config) {
        this.config = config;
    }

    static Draft read(String file) {
        Foreign config = ForeignFile.yaml(file);
        if (!config.has("endpoints") && !config.has("services") && !config.has("external-endpoints")) {
            throw new BadFileException(file, "neither endpoints nor external-endpoints", "Gatus's config.yaml");
        }
        return new GatusImport(config).draft();
    }

    private Draft draft() {
        config.keysBut(KNOWN_TOP).forEach(key -> draft.note(key, "is not carried over"));
        Stream.concat(config.parts("endpoints").stream(), config.parts("services").stream())
                .forEach(this::endpoint);
        config.parts("external-endpoints").forEach(this::external);
        return draft;
    }

    private DraftUpstream upstream(Foreign endpoint) {
        String name = endpoint.text("name").orElse(endpoint.place());
        String full = endpoint.text("group").map(group -> group + " " + name).orElse(name);
        return draft.upstream(full, endpoint.place() + " (" + full + ")");
    }

    private void external(Foreign endpoint) {
        DraftUpstream upstream = upstream(endpoint);
        upstream.put("type", "push");
        upstream.put(
                "interval",
                Carry.duration(endpoint.part("heartbeat")
                        .text("interval")
                        .flatMap(Carry::millis)
                        .orElse(60_000L)));
        upstream.note(
                "results are pushed with a token of this service's, bound to this check; its old token is not copied");
        pause(endpoint, upstream);
    }

    private void endpoint(Foreign endpoint) {
        DraftUpstream upstream = upstream(endpoint);
        endpoint.keysBut(KNOWN).forEach(key -> upstream.note(key + " is not carried over"));
        String url = endpoint.text("url").orElse("");
        if (!endpoint.part("dns").isEmpty()) {
            dns(endpoint.part("dns"), url, upstream);
        } else if (url.startsWith("http://") || url.startsWith("https://")) {
            http(endpoint, url, upstream);
        } else if (url.startsWith("tcp://") || url.startsWith("tls://")) {
            upstream.put("type", url.substring(0, 3));
            if (!Carry.address(upstream, url.substring(6))) {
                upstream.unmonitored("its url is not of the form " + url.substring(0, 6) + "host:port");
                return;
            }
        } else {
            String scheme = url.contains("://") ? url.substring(0, url.indexOf("://")) : "";
            upstream.unmonitored(
                    scheme.isEmpty()
                            ? "its url is none that could be asked"
                            : "checks by " + Draft.id(scheme)
                                    + " are not carried over; a tcp check of one of its ports may serve");
            return;
        }
        Carry.times(
                upstream,
                Optional.of(endpoint.text("interval").flatMap(Carry::millis).orElse(60_000L)),
                endpoint.part("client").text("timeout").flatMap(Carry::millis));
        client(endpoint.part("client"), url, upstream);
        alerts(endpoint, upstream);
        new GatusConditions(upstream, url, !endpoint.part("dns").isEmpty()).carry(endpoint.texts("conditions"));
        pause(endpoint, upstream);
    }

    private static void http(Foreign endpoint, String url, DraftUpstream upstream) {
        Map<String, Object> headers = new LinkedHashMap<>();
        upstream.put("type", "http");
        if (!Carry.url(upstream, url, headers)) {
            upstream.unmonitored("its url is none that could be asked");
            return;
        }
        String method = endpoint.text("method").orElse("GET");
        if (!Carry.request(upstream, method, endpoint.text("body"))) {
            upstream.unmonitored("a request by " + Draft.id(method) + " changes something there and is not made");
            return;
        }
        Carry.headers(upstream, endpoint.part("headers"), headers);
        Carry.put(upstream, headers);
    }

    private static void dns(Foreign dns, String server, DraftUpstream upstream) {
        upstream.put("type", "dns");
        upstream.put(
                "name", Carry.filled(upstream, dns.text("query-name").orElse("").replaceAll("\\.$", "")));
        upstream.put("record", dns.text("query-type").orElse("A"));
        if (!server.isBlank()) {
            upstream.put("resolver", server.matches(".*:\\d+") ? server : server + ":53");
        }
    }

    private static void client(Foreign client, String url, DraftUpstream upstream) {
        if (url.startsWith("http") && !client.flag("ignore-redirect")) {
            upstream.put("followRedirects", REDIRECTS);
        }
        if (client.flag("insecure")) {
            upstream.note(
                    "client.insecure is not carried over: certificates are always verified; name a private ca instead");
        }
        client.text("proxy-url").ifPresent(proxy -> {
            if (Carry.secret(proxy) || proxy.contains("@")) {
                upstream.note("client.proxy-url may hold a secret and is not copied");
            } else {
                upstream.put("via", Carry.filled(upstream, proxy));
            }
        });
        client.keysBut(KNOWN_CLIENT).forEach(key -> upstream.note("client." + key + " is not carried over"));
    }

    /** The most eager of its alerts says from when on it is down. */
    private void alerts(Foreign endpoint, DraftUpstream upstream) {
        List<Foreign> alerts = endpoint.parts("alerts");
        threshold(alerts, "failure-threshold").ifPresent(count -> upstream.put("failureThreshold", count));
        threshold(alerts, "success-threshold").ifPresent(count -> upstream.put("successThreshold", count));
    }

    private OptionalInt threshold(List<Foreign> alerts, String key) {
        return alerts.stream()
                .filter(alert -> !alert.off("enabled"))
                .flatMapToInt(alert -> {
                    Foreign byDefault = config.part("alerting")
                            .part(alert.text("type").orElse(""))
                            .part("default-alert");
                    OptionalInt own = alert.number(key);
                    return (own.isPresent() ? own : byDefault.number(key)).stream();
                })
                .filter(count -> count > 0)
                .min();
    }

    private static void pause(Foreign endpoint, DraftUpstream upstream) {
        if (endpoint.off("enabled")) {
            upstream.put("paused", Map.of("reason", "it was not enabled in Gatus"));
        }
    }
}
