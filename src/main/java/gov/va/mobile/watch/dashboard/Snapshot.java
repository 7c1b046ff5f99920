package gov.va.mobile.watch.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gov.va.mobile.watch.platform.Digests;
import io.vertx.core.buffer.Buffer;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/**
 * What all readers of one second get.
 *
 * @param body the dashboard query as JSON
 * @param packed the same with gzip
 * @param etag names the content without {@code at}, so that it is the same on every replica, and stays while nothing happens; weak, because {@code at} moves
 */
record Snapshot(HealthAnswer answer, Map<String, UpstreamDetail> upstreams, Buffer body, Buffer packed, String etag) {
    private static final int ETAG_BYTES = 12;

    static Snapshot of(Overview.Composed composed, ObjectMapper json) {
        try {
            HealthAnswer answer = composed.answer();
            byte[] hash = Digests.sha256(json.writeValueAsBytes(timeless(answer)));
            byte[] body = json.writeValueAsBytes(answer);
            return new Snapshot(
                    answer,
                    composed.upstreams(),
                    Buffer.buffer(body),
                    Buffer.buffer(Packed.of(body)),
                    "W/\"" + HexFormat.of().formatHex(hash, 0, ETAG_BYTES) + "\"");
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static HealthAnswer timeless(HealthAnswer answer) {
        return new HealthAnswer(
                Instant.EPOCH,
                answer.status(),
                answer.prober(),
                answer.servicesMap(),
                answer.counts(),
                answer.upstreams(),
                answer.groups(),
                answer.features(),
                answer.incidents(),
                answer.maintenanceWindows());
    }
}
