package gov.va.mobile.watch.map;

import com.google.re2j.Pattern;
import gov.va.mobile.watch.platform.Coded;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a check asks, and what it expects; compiled while the map is read, so that a bad one fails there. */
public sealed interface Target {
    /** The word for the type in the map and the API. */
    String type();

    /** How a connection is come by. */
    enum ConnectionUse implements Coded {
        FRESH,
        REUSE
    }

    /** One HTTP request. */
    record Http(
            URI url,
            String method,
            Map<String, Text> headers,
            Optional<String> body,
            int followRedirects,
            ConnectionUse connection,
            int maxBody,
            Optional<SecretReference> clientCertificate,
            Optional<SecretReference> ca,
            Optional<URI> via,
            HttpExpectation expect)
            implements Target {
        @Override
        public String type() {
            return "http";
        }
    }

    /** A TCP connect. */
    record Tcp(HostPort address) implements Target {
        @Override
        public String type() {
            return "tcp";
        }
    }

    /** A TCP connect and a TLS handshake. */
    record Tls(HostPort address, Optional<Duration> certificateValidFor) implements Target {
        @Override
        public String type() {
            return "tls";
        }
    }

    /** A name look-up. */
    record Dns(String name, String record, Optional<HostPort> resolver, List<String> expectedValues) implements Target {
        @Override
        public String type() {
            return "dns";
        }
    }

    /** Somebody reports results to us. */
    record Push(boolean event) implements Target {
        @Override
        public String type() {
            return "push";
        }
    }

    /** An instant query. */
    record Prometheus(URI url, String query, Map<String, Text> headers, JsonExpectation expect) implements Target {
        @Override
        public String type() {
            return "prometheus";
        }
    }

    /** Judged from the answer of a source. */
    record Evidence(String sourceId, List<JsonRule> json) implements Target {
        @Override
        public String type() {
            return "source";
        }
    }

    /** A header value: written in the map, or in a secret file. */
    sealed interface Text {
        /** As written. */
        record Plain(String value) implements Text {}

        /** The content of a file below the secrets folder. */
        record Secret(SecretReference reference) implements Text {}
    }

    /** A file below the secrets folder, never its content. */
    record SecretReference(String path) {
        private static final String PASSWORD = ".password";

        /** Where the password of a PKCS#12 file is kept: beside it; absent for files of other types. */
        public Optional<SecretReference> password() {
            String lower = path.toLowerCase(Locale.ROOT);
            return lower.endsWith(".p12") || lower.endsWith(".pfx")
                    ? Optional.of(new SecretReference(path + PASSWORD))
                    : Optional.empty();
        }
    }

    /** A host name or address and a port. */
    record HostPort(String host, int port) {
        @Override
        public String toString() {
            return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /** Status, header, body and JSON are judged in this order; the first that fails is the failure (map.md). */
    record HttpExpectation(
            List<StatusRange> status,
            Map<String, TextRule> header,
            Optional<String> bodyContains,
            Optional<Pattern> bodyMatches,
            List<JsonRule> json,
            Optional<Duration> certificateValidFor) {}

    /** From and to, both meant. */
    record StatusRange(int from, int to) {
        /** Whether the status lies inside. */
        public boolean contains(int status) {
            return from <= status && status <= to;
        }

        @Override
        public String toString() {
            return from == to ? Integer.toString(from) : from + "-" + to;
        }
    }

    /** What a header must be. */
    sealed interface TextRule {
        /** Exactly this. */
        record Equal(String value) implements TextRule {}

        /** Somewhere this pattern. */
        record Matches(Pattern pattern) implements TextRule {}
    }

    /** A JSONPath and what its value must be. */
    record JsonRule(String path, JsonExpectation expect) {}

    /** What a JSON value must be; values are String, Boolean, BigDecimal or {@link JsonNull}. */
    sealed interface JsonExpectation {
        /** Equal to it. */
        record Equal(Object value) implements JsonExpectation {}

        /** One of them. */
        record In(List<Object> values) implements JsonExpectation {}

        /** Anything but it. */
        record Not(Object value) implements JsonExpectation {}

        /** There, or not there. */
        record Exists(boolean expected) implements JsonExpectation {}

        /** These values mean degraded, all others pass; may stand beside another expectation of the same path. */
        record Degraded(List<Object> values) implements JsonExpectation {}
    }

    /** JSON null as a value. */
    enum JsonNull {
        NULL;

        @Override
        public String toString() {
            return "null";
        }
    }
}
