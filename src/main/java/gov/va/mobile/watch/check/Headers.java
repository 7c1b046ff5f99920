package gov.va.mobile.watch.check;

import gov.va.mobile.watch.map.Target.Text;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The headers that a request carries: ours, then the map's, secrets read from their files at that moment. */
final class Headers {
    /** Set by us, whatever the map says. */
    private static final Set<String> OURS = Set.of("host", "connection", "content-length", "transfer-encoding");

    /** Meant for the one server that the map names. */
    private static final Set<String> PRIVATE = Set.of("authorization", "cookie", "proxy-authorization");

    private final Secrets secrets;
    private final String userAgent;

    Headers(Secrets secrets, String userAgent) {
        this.secrets = secrets;
        this.userAgent = userAgent;
    }

    /**
     * The headers for the server that the map names.
     *
     * @param used takes the secrets that are sent, in headers or in the URL, so that no message repeats them
     * @throws ProbeException misconfigured, when a secret is missing or no header may hold it
     */
    Map<String, String> of(URI url, Map<String, Text> wanted, Set<String> used) throws ProbeException {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        used.addAll(Openers.inQuery(url));
        headers.put("User-Agent", userAgent);
        headers.put("Accept", "*/*");
        for (var header : wanted.entrySet()) {
            String value = switch (header.getValue()) {
                case Text.Plain plain -> {
                    if (Openers.opens(header.getKey(), plain.value())) {
                        used.add(plain.value());
                    }
                    yield plain.value();
                }
                case Text.Secret secret -> {
                    String text = secrets.read(secret.reference(), "the whole value of the header " + header.getKey())
                            .text();
                    used.add(text);
                    yield text;
                }
            };
            if (value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 127)) {
                throw new ProbeException(Finding.misconfigured(
                        FailureKind.SECRET,
                        "header " + header.getKey() + ": holds a line break or a control character"));
            }
            if (!OURS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                headers.put(header.getKey(), value);
            }
        }
        return headers;
    }

    /** What of them another server may see. */
    static Map<String, String> forOthers(Map<String, String> headers, Map<String, Text> wanted) {
        var others = new LinkedHashMap<>(headers);
        others.keySet().removeIf(name -> PRIVATE.contains(name.toLowerCase(Locale.ROOT)));
        wanted.forEach((name, text) -> {
            if (text instanceof Text.Secret) {
                others.keySet().removeIf(name::equalsIgnoreCase);
            }
        });
        return others;
    }
}
