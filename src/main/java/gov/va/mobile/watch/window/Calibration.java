package gov.va.mobile.watch.window;

import gov.va.mobile.watch.health.Outage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How good the estimates are: by the 75th percentile three of four real ends should fall inside. Pure.
 *
 * @param proposals first estimates whose outage has shown whether they held
 * @param inside those whose outage ended by the end that was proposed
 * @param share inside of all; absent without any
 */
@Schema(name = "EstimateCalibration")
record Calibration(int proposals, int inside, Optional<Double> share) {
    /**
     * One first estimate.
     *
     * @param at when it was made
     * @param end the end that it proposed
     */
    record Promise(String upstreamId, Instant at, Instant end) {}

    static Calibration of(List<Promise> promises, List<Outage> outages, Instant now) {
        List<Boolean> held = promises.stream()
                .flatMap(promise -> outages.stream()
                        .filter(outage -> outage.upstreamId().equals(promise.upstreamId()))
                        .filter(outage ->
                                new Span(outage.start(), outage.end().orElse(Instant.MAX)).contains(promise.at()))
                        .findFirst()
                        .flatMap(outage -> held(promise, outage, now))
                        .stream())
                .toList();
        int inside = (int) held.stream().filter(Boolean::booleanValue).count();
        return new Calibration(
                held.size(), inside, held.isEmpty() ? Optional.empty() : Optional.of((double) inside / held.size()));
    }

    /** One that is still open has told nothing yet, until the promised end has passed. */
    private static Optional<Boolean> held(Promise promise, Outage outage, Instant now) {
        Instant end = outage.end().orElse(now);
        return outage.end().isEmpty() && !end.isAfter(promise.end())
                ? Optional.empty()
                : Optional.of(!end.isAfter(promise.end()));
    }
}
