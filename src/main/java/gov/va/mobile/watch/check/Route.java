package gov.va.mobile.watch.check;

import gov.va.mobile.watch.map.Target.HostPort;
import java.net.URI;
import java.util.Optional;

/**
 * The way to a server.
 *
 * @param tls with what identity to speak TLS; absent: in the clear
 * @param via the egress proxy in between
 */
record Route(HostPort server, Optional<TlsIdentity> tls, Optional<URI> via) {
    /** The way to where a URL points; the identity is not used for {@code http}. */
    static Route to(URI url, TlsIdentity identity, Optional<URI> via) {
        boolean tls = "https".equalsIgnoreCase(url.getScheme());
        return new Route(server(url, tls ? 443 : 80), tls ? Optional.of(identity) : Optional.empty(), via);
    }

    /** Host and port of a URL. */
    static HostPort server(URI url, int defaultPort) {
        String host = url.getHost();
        if (host == null) {
            throw new IllegalArgumentException("found a URL without a host");
        }
        if (host.startsWith("[")) {
            host = host.substring(1, host.length() - 1);
        }
        return new HostPort(host, url.getPort() < 0 ? defaultPort : url.getPort());
    }
}
