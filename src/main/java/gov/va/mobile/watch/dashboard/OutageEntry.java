package gov.va.mobile.watch.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.poll.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A time in which something was down, from its first failure to its first pass. A gap in our record ends none: only a result can.
 *
 * @param end absent while it is open
 * @param length until its end, or until now
 * @param causedBy the upstreams that made it so; empty when it failed by itself
 */
@Schema(name = "Outage")
@JsonInclude(JsonInclude.Include.ALWAYS)
record OutageEntry(Instant start, Optional<Instant> end, Duration length, List<String> causedBy) {

    /** The outages in that past, in order. */
    static List<OutageEntry> of(List<Stretch> past) {
        var outages = new ArrayList<OutageEntry>();
        Optional<Stretch> first = Optional.empty();
        List<String> causes = List.of();
        for (Stretch stretch : past) {
            if (stretch.status() == HealthStatus.DOWN) {
                first = first.or(() -> Optional.of(stretch));
                causes = stretch.causedBy();
            } else if (stretch.status() != HealthStatus.UNKNOWN && first.isPresent()) {
                outages.add(ended(first.get().start(), stretch.start(), causes));
                first = Optional.empty();
            }
        }
        if (first.isPresent()) {
            Instant start = first.get().start();
            outages.add(new OutageEntry(
                    start,
                    Optional.empty(),
                    Duration.between(start, past.getLast().end()),
                    causes));
        }
        return outages;
    }

    private static OutageEntry ended(Instant start, Instant end, List<String> causes) {
        return new OutageEntry(start, Optional.of(end), Duration.between(start, end), causes);
    }

    /** Whether any of it lies between the two times. */
    boolean overlaps(Instant from, Instant to) {
        return start.isBefore(to) && end.map(over -> over.isAfter(from)).orElse(true);
    }

    boolean beganIn(Instant from, Instant to) {
        return !start.isBefore(from) && start.isBefore(to);
    }
}
