package gov.va.mobile.watch.check;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where a redirect leads, and whether one goes there: only to hosts of the map, and never from https to http (behaviour.md §2). */
final class Redirects {
    private Redirects() {}

    static boolean is(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    /** The place, for messages: the host alone, because a path may carry what nobody should read. */
    static String whereTo(HttpAnswer answer) {
        if (!answer.headers().contains(HttpHeaderNames.LOCATION)) {
            return " without a Location";
        }
        Optional<URI> location = location(answer);
        if (location.isEmpty()) {
            return " to a Location that is no URL";
        }
        URI url = location.get();
        return url.getHost() == null ? " to the same host" : " to " + place(url);
    }

    /**
     * The next URL.
     *
     * @param hosts all hosts of the map, in lower case
     * @throws ProbeException of kind redirect, when one does not go there
     */
    static URI next(URI from, HttpAnswer answer, Set<String> hosts) throws ProbeException {
        Optional<URI> location = location(answer);
        if (location.isEmpty()) {
            throw refused(answer, "expected a Location that is a URL");
        }
        URI next;
        try {
            next = from.resolve(location.get());
        } catch (IllegalArgumentException noUrl) {
            throw refused(answer, "expected a Location that is a URL");
        }
        String scheme = String.valueOf(next.getScheme()).toLowerCase(Locale.ROOT);
        if (next.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw refused(answer, "expected an http or https URL");
        }
        if (scheme.equals("http") && "https".equalsIgnoreCase(from.getScheme())) {
            throw refused(answer, "never followed from https to http");
        }
        if (!hosts.contains(host(next))) {
            throw refused(answer, "which is no host of the services map");
        }
        return next;
    }

    static ProbeException tooMany(HttpAnswer answer, int most) {
        return refused(
                answer, "after " + most + (most == 1 ? " redirect" : " redirects") + ", the most that are followed");
    }

    /** Whether both are the same scheme, host and port, so that what was meant for one may be sent to the other. */
    static boolean sameOrigin(URI one, URI other) {
        return String.valueOf(one.getScheme()).equalsIgnoreCase(other.getScheme())
                && host(one).equals(host(other))
                && one.getPort() == other.getPort();
    }

    static String host(URI url) {
        String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static Optional<URI> location(HttpAnswer answer) {
        String location = answer.headers().get(HttpHeaderNames.LOCATION);
        if (location == null || location.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(URI.create(location.trim()));
        } catch (IllegalArgumentException noUrl) {
            return Optional.empty();
        }
    }

    private static ProbeException refused(HttpAnswer answer, String why) {
        return new ProbeException(
                Finding.fail(FailureKind.REDIRECT, "answered " + answer.status() + whereTo(answer) + ", " + why));
    }

    private static String place(URI url) {
        return (url.getScheme() == null ? "" : Words.cut(url.getScheme()) + "://") + Words.cut(url.getHost());
    }
}
