package gov.va.mobile.watch.map.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gov.va.mobile.watch.map.importing.Draft.DraftUpstream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From the JSON of Uptime Kuma's backup: an upstream for each monitor that is no group. */
final class KumaImport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SIMPLE_PATH = "\\$?\\.?[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*|\\[\\d+])*";
    private static final int DEFAULT_PORT = 53;

    private final Draft draft = new Draft();

    private KumaImport() {}

    static Draft read(String file) {
        Foreign backup = ForeignFile.json(file);
        if (!backup.has("monitorList")) {
            throw new BadFileException(file, "no monitorList", "Uptime Kuma's backup");
        }
        var made = new KumaImport();
        List.of("notificationList", "proxyList").stream()
                .filter(key -> !backup.parts(key).isEmpty())
                .forEach(key -> made.draft.note(key, "is not carried over"));
        backup.parts("monitorList").forEach(made::monitor);
        return made.draft;
    }

    private void monitor(Foreign monitor) {
        String name = monitor.text("name").orElse(monitor.place());
        String place = monitor.place() + " (" + name + ")";
        String type = monitor.text("type").orElse("");
        if (type.equals("group")) {
            draft.note(place, "a group of monitors is not carried over: groups here are upstreams that share a host");
            return;
        }
        DraftUpstream upstream = draft.upstream(name, place);
        switch (type) {
            case "http", "keyword", "json-query" -> http(monitor, type, upstream);
            case "port" -> port(monitor, upstream);
            case "dns" -> dns(monitor, upstream);
            case "push" -> {
                upstream.put("type", "push");
                upstream.note(
                        "results are pushed with a token of this service's, bound to this check; its old token is not copied");
            }
            default ->
                upstream.unmonitored("checks of type " + Draft.id(type)
                        + " are not carried over; a tcp check of one of its ports may serve");
        }
        common(monitor, type, upstream);
    }

    private static void common(Foreign monitor, String type, DraftUpstream upstream) {
        Optional<Long> interval = seconds(monitor, "interval");
        if (type.equals("push")) {
            upstream.put("interval", Carry.duration(interval.orElse(60_000L)));
        } else {
            Carry.times(upstream, interval, seconds(monitor, "timeout"));
            monitor.number("maxretries").ifPresent(retries -> upstream.put("failureThreshold", retries + 1));
            seconds(monitor, "retryInterval")
                    .filter(millis -> millis > 0)
                    .ifPresent(millis -> upstream.put("retryInterval", Carry.duration(millis)));
        }
        if (monitor.off("active")) {
            upstream.put("paused", Map.of("reason", "it was not active in Uptime Kuma"));
        }
        if (monitor.flag("upsideDown")) {
            upstream.put("paused", Map.of("reason", "it was upside down in Uptime Kuma: up when it fails"));
            upstream.note("upside down is not carried over; the check is paused");
        }
    }

    private static void http(Foreign monitor, String type, DraftUpstream upstream) {
        Map<String, Object> headers = new LinkedHashMap<>();
        upstream.put("type", "http");
        if (!Carry.url(upstream, monitor.text("url").orElse(""), headers)) {
            upstream.unmonitored("its url is none that could be asked");
            return;
        }
        String method = monitor.text("method").orElse("GET");
        if (!Carry.request(upstream, method, monitor.text("body"))) {
            upstream.unmonitored("a request by " + Draft.id(method) + " changes something there and is not made");
            return;
        }
        monitor.text("headers").ifPresent(text -> Carry.headers(upstream, headers(text, upstream), headers));
        monitor.text("authMethod").filter(auth -> !auth.equals("null")).ifPresent(auth -> {
            if (auth.equals("basic")) {
                Carry.secretHeader(upstream, headers, "Authorization", "user and password are not copied");
            } else {
                upstream.note("authentication by " + Draft.id(auth) + " is not carried over");
            }
        });
        Carry.put(upstream, headers);
        monitor.number("maxredirects").ifPresent(most -> upstream.put("followRedirects", Math.min(10, most)));
        if (monitor.flag("ignoreTls")) {
            upstream.note("ignoreTls is not carried over: certificates are always verified; name a private ca instead");
        }
        List<String> codes = monitor.texts("accepted_statuscodes");
        if (!codes.isEmpty()) {
            Carry.statuses(codes)
                    .ifPresentOrElse(
                            statuses -> upstream.expect("status", statuses),
                            () -> upstream.note("its accepted status codes are not carried over"));
        }
        expectations(monitor, type, upstream);
    }

    private static void expectations(Foreign monitor, String type, DraftUpstream upstream) {
        if (type.equals("keyword")) {
            if (monitor.flag("invertKeyword")) {
                upstream.note("a keyword that must not be there is not carried over");
            } else {
                monitor.text("keyword").ifPresent(word -> upstream.expect("body", Map.of("contains", word)));
            }
        }
        if (type.equals("json-query")) {
            Optional<String> path = monitor.text("jsonPath").filter(text -> text.matches(SIMPLE_PATH));
            Optional<String> expected = monitor.text("expectedValue");
            boolean equal = monitor.text("jsonPathOperator")
                    .filter(operator -> !operator.equals("=="))
                    .isEmpty();
            if (path.isPresent() && expected.isPresent() && equal) {
                upstream.expect(
                        "json", Map.of("$." + path.get().replaceAll("^\\$?\\.?", ""), Carry.scalar(expected.get())));
            } else {
                upstream.note("its JSON query is not carried over");
            }
        }
    }

    private static Foreign headers(String text, DraftUpstream upstream) {
        try {
            return Foreign.of("headers", JSON.readValue(text, Map.class));
        } catch (JsonProcessingException wrong) {
            upstream.note("its headers are no JSON and are not carried over");
            return Foreign.of("headers", "");
        }
    }

    private static void port(Foreign monitor, DraftUpstream upstream) {
        upstream.put("type", "tcp");
        String address = monitor.text("hostname").orElse("") + ":"
                + monitor.number("port").orElse(0);
        if (monitor.number("port").orElse(0) == 0 || !Carry.address(upstream, address)) {
            upstream.unmonitored("it names no host and port");
        }
    }

    private static void dns(Foreign monitor, DraftUpstream upstream) {
        upstream.put("type", "dns");
        upstream.put("name", monitor.text("hostname").orElse(""));
        upstream.put("record", monitor.text("dns_resolve_type").orElse("A"));
        monitor.text("dns_resolve_server").ifPresent(servers -> {
            String first = servers.replaceAll(",.*", "").strip();
            upstream.put("resolver", first + ":" + monitor.number("port").orElse(DEFAULT_PORT));
        });
    }

    private static Optional<Long> seconds(Foreign monitor, String key) {
        return monitor.text(key)
                .filter(text -> text.matches("\\d{1,8}(\\.\\d+)?"))
                .map(text -> Math.round(Double.parseDouble(text) * 1000));
    }
}
