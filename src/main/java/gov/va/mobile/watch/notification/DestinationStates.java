package gov.va.mobile.watch.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How all destinations are; receivers only where they are set up. */
@ApplicationScoped
class DestinationStates {
    private final Leases leases;
    private final Channels channels;

    DestinationStates(Leases leases, Channels channels) {
        this.leases = leases;
        this.channels = channels;
    }

    List<DestinationView> all() {
        var remembered = leases.all();
        var configured = channels.configured();
        return Arrays.stream(Destination.values())
                .filter(destination -> Destination.AUDIENCES.contains(destination) || configured.contains(destination))
                .map(destination -> DestinationView.of(
                        destination,
                        configured.contains(destination),
                        Optional.ofNullable(remembered.get(destination))))
                .toList();
    }
}
