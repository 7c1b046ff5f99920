package gov.va.mobile.watch.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How all destinations are. */
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
        var reachable = channels.reachable();
        return Arrays.stream(Destination.values())
                .map(destination -> DestinationView.of(
                        destination, reachable.contains(destination), Optional.ofNullable(remembered.get(destination))))
                .toList();
    }
}
