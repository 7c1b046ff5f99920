package gov.va.mobile.watch.check;

import gov.va.mobile.watch.check.AddressGuard.Refusal;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.Target.HostPort;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From a route to the socket addresses that may be asked: names resolved, refused addresses left out. */
final class Addresses {
    private final Names names;
    private final CurrentMap map;

    Addresses(Names names, CurrentMap map) {
        this.names = names;
        this.map = map;
    }

    /** Where to connect to, at least one; an egress proxy stands for the server that it resolves itself. */
    List<InetSocketAddress> of(Route route, Deadline deadline, Progress progress) throws ProbeException {
        boolean allowPrivate = map.get().allowPrivate();
        if (route.via().isEmpty()) {
            return allowed(route.server(), allowPrivate, deadline, progress);
        }
        for (InetAddress literal : Names.literals(route.server().host())) {
            Optional<Refusal> refusal = AddressGuard.refuse(literal, allowPrivate);
            if (refusal.isPresent()) {
                throw refused(route.server().host(), literal, refusal.get());
            }
        }
        return allowed(Route.server(route.via().get(), 80), true, deadline, progress);
    }

    /** What a channel is told to connect to: behind a proxy, the server's name. */
    static SocketAddress remote(Route route, InetSocketAddress address) {
        return route.via().isEmpty()
                ? address
                : InetSocketAddress.createUnresolved(
                        route.server().host(), route.server().port());
    }

    private List<InetSocketAddress> allowed(HostPort server, boolean allowPrivate, Deadline deadline, Progress progress)
            throws ProbeException {
        List<InetAddress> found = Names.literal(server.host());
        if (found.isEmpty()) {
            progress.enter(Progress.Phase.DNS);
            found = names.resolve(server.host(), deadline);
        }
        var allowed = new ArrayList<InetSocketAddress>(found.size());
        for (InetAddress address : found) {
            if (AddressGuard.refuse(address, allowPrivate).isEmpty()) {
                allowed.add(new InetSocketAddress(address, server.port()));
            }
        }
        if (allowed.isEmpty()) {
            InetAddress first = found.getFirst();
            throw refused(
                    server.host(),
                    first,
                    AddressGuard.refuse(first, allowPrivate).orElseThrow());
        }
        return allowed;
    }

    /**
     * A name that leads to an address that nobody may ask is a fault out there, as if it did not answer; one that leads to a private address is for the map to allow, so the
     * upstream is not blamed.
     */
    private static ProbeException refused(String host, InetAddress address, Refusal refusal) {
        String message = host + " resolved to the " + refusal.what() + " " + address.getHostAddress();
        return new ProbeException(
                refusal.always()
                        ? Finding.fail(FailureKind.CONNECT, message + ", which is never asked")
                        : Finding.misconfigured(
                                FailureKind.CONNECT,
                                message + ", which is asked only with allowPrivate in the map's policy"));
    }
}
