package gov.va.mobile.watch.map.reader;

import gov.va.mobile.watch.map.Target;
import gov.va.mobile.watch.map.Target.ConnectionUse;
import gov.va.mobile.watch.map.Target.HostPort;
import gov.va.mobile.watch.map.Target.JsonExpectation;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what a check of each type asks. What is switched off stands for nothing, so nothing that it lacks is reported. */
final class TargetReader {
    /** The keys of each type, besides those that all checks have. */
    static final Map<String, List<String>> KEYS = Map.of(
            "http",
            List.of(
                    "url",
                    "method",
                    "idempotent",
                    "headers",
                    "body",
                    "followRedirects",
                    "connection",
                    "maxBody",
                    "clientCertificate",
                    "ca",
                    "via",
                    "expect"),
            "tcp",
            List.of("address", "expect"),
            "tls",
            List.of("address", "expect"),
            "dns",
            List.of("name", "record", "resolver", "expect"),
            "push",
            List.of("mode"),
            "prometheus",
            List.of("url", "query", "headers", "expect"));

    /** What stands in for the address of what is switched off. */
    static final URI NOWHERE = URI.create("about:blank");

    /** How much of an answer is read where nothing else is said. */
    static final int MAX_BODY = 256 * 1024;

    static final HostPort NO_ADDRESS = new HostPort("off", 0);

    private static final int MOST_REDIRECTS = 10;
    private static final Kind<String> METHOD = Kind.text(
            "GET, HEAD, OPTIONS or POST",
            text -> Optional.of(text).filter(List.of("GET", "HEAD", "OPTIONS", "POST")::contains));
    private static final List<String> RECORDS =
            List.of("A", "AAAA", "CAA", "CNAME", "MX", "NAPTR", "NS", "PTR", "SOA", "SRV", "TXT");
    private static final Kind<String> RECORD =
            Kind.text(Wording.oneOf(RECORDS), text -> Optional.of(text).filter(RECORDS::contains));
    private static final Kind<String> MODE =
            Kind.text("heartbeat or event", text -> Optional.of(text).filter(List.of("heartbeat", "event")::contains));

    private final Context context;
    private final ExpectationReader expectations;

    TargetReader(Context context) {
        this.context = context;
        this.expectations = new ExpectationReader(context);
    }

    /** The target of a check of that type. */
    Target read(String type, Section check, boolean off) {
        return switch (type) {
            case "http" -> http(check, off);
            case "tcp" -> tcp(check);
            case "tls" -> tls(check);
            case "dns" -> dns(check, off);
            case "push" ->
                new Target.Push(check.read("mode", MODE).orElse("heartbeat").equals("event"));
            case "prometheus" -> prometheus(check, off);
            default -> throw new IllegalArgumentException("found the type " + type + ", expected one that is known");
        };
    }

    /** How much of an answer is read. */
    static int maxBody(Section section) {
        return section.read("maxBody", Kind.SIZE).orElse(MAX_BODY);
    }

    /** The URL that is asked; it counts as watched. */
    URI url(Section section) {
        Optional<Placed<URI>> url = section.requiredOrOff("url", Kind.URL);
        url.ifPresent(found -> context.names().watched(found.place(), Names.address(found.value())));
        return url.map(Placed::value).orElse(NOWHERE);
    }

    private HostPort address(Section section) {
        Optional<Placed<HostPort>> address = section.requiredOrOff("address", Kind.ADDRESS);
        address.ifPresent(found -> context.names().watched(found.place(), found.value()));
        return address.map(Placed::value).orElse(NO_ADDRESS);
    }

    private Target http(Section check, boolean off) {
        URI url = url(check);
        String method = check.read("method", METHOD).orElse("GET");
        boolean idempotent = check.read("idempotent", Kind.FLAG).orElse(false);
        if (method.equals("POST") && !idempotent) {
            check.error(
                    "method", "method POST", "idempotent: true beside it, because the request is repeated for ever");
        }
        return new Target.Http(
                url,
                method,
                context.secrets().headers(check, off),
                check.read("body", Kind.ANY_TEXT),
                check.read("followRedirects", Kind.number(0, MOST_REDIRECTS)).orElse(0),
                check.read("connection", Kind.word(ConnectionUse.class)).orElse(ConnectionUse.FRESH),
                maxBody(check),
                check.value("clientCertificate")
                        .flatMap(value -> context.secrets().certificate(value, off)),
                check.value("ca").flatMap(value -> context.secrets().certificate(value, off)),
                check.read("via", Kind.URL),
                expectations.http(
                        check, "https".equals(String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT))));
    }

    private Target tcp(Section check) {
        check.part("expect", List.of("certificateValidFor")).ifPresent(expect -> {
            expect.read("certificateValidFor", Kind.DURATION);
            expect.warning(
                    "certificateValidFor", "certificateValidFor in a tcp check", "type tls: tcp sees no certificate");
        });
        return new Target.Tcp(address(check));
    }

    private Target tls(Section check) {
        return new Target.Tls(
                address(check),
                check.part("expect", List.of("certificateValidFor"))
                        .flatMap(expect -> expect.read("certificateValidFor", Kind.DURATION))
                        .or(() -> Optional.of(ExpectationReader.CERTIFICATE_VALID_FOR)));
    }

    private Target dns(Section check, boolean off) {
        Optional<String> name = off
                ? check.read("name", Kind.TEXT)
                : check.required("name", Kind.TEXT).map(Placed::value);
        String record = check.read("record", RECORD).orElse("A");
        List<Placed<String>> values = check.part("expect", List.of("values"))
                .map(expect -> expect.scalars("values", Kind.TEXT))
                .orElse(List.of());
        values.forEach(value -> checkAddress(record, value));
        return new Target.Dns(
                name.orElse("off"),
                record,
                check.read("resolver", Kind.RESOLVER),
                values.stream().map(Placed::value).toList());
    }

    private void checkAddress(String record, Placed<String> value) {
        try {
            switch (record) {
                case "A" -> Inet4Address.ofLiteral(value.value());
                case "AAAA" -> Inet6Address.ofLiteral(value.value());
                default -> {}
            }
        } catch (IllegalArgumentException noAddress) {
            context.problems()
                    .error(
                            value.place(),
                            "\"" + value.value() + "\" among the values of a record " + record,
                            record.equals("A") ? "IPv4 addresses" : "IPv6 addresses");
        }
    }

    private Target prometheus(Section check, boolean off) {
        Optional<String> query = off
                ? check.read("query", Kind.TEXT)
                : check.required("query", Kind.TEXT).map(Placed::value);
        List<JsonExpectation> value = check.part("expect", List.of("value"))
                .flatMap(expect -> expect.value("value").map(found -> expectations.values(expect, found)))
                .orElse(List.of());
        if (value.size() > 1) {
            check.error("expect", "several conditions on one value", "one of them");
        }
        return new Target.Prometheus(
                url(check),
                query.orElse("off"),
                context.secrets().headers(check, off),
                value.stream().findFirst().orElse(new JsonExpectation.Exists(true)));
    }
}
