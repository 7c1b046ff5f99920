package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.poll.EventReported;
import java.util.Optional;
import java.util.UUID;

/** Makes the incident that an event opens. */
final class EventOpening {
    private EventOpening() {}

    /**
     * The incident, not persisted yet.
     *
     * @param upstream what it is about, where the map has it
     */
    static Incident of(ServicesMap map, Optional<Upstream> upstream, long number, String title, EventReported event) {
        Optional<String> upstreamId = upstream.map(Upstream::id);
        return new Incident(new Opening(
                UUID.randomUUID(),
                number,
                IncidentKind.NON_CONTROL,
                title,
                Optional.empty(),
                Priorities.suggest(
                        upstream.map(Upstream::criticality), IncidentWords.backend(map, upstreamId), Optional.empty()),
                false,
                upstreamId,
                Optional.empty(),
                event.failure(),
                Impact.of(map, upstreamId),
                event.at(),
                event.at()));
    }
}
