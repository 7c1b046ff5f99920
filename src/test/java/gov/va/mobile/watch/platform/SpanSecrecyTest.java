package gov.va.mobile.watch.platform;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.support.SpanRecorder;
import io.opentelemetry.api.common.AttributeKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What in an address opens something stands in no span (behaviour.md §6, "no secrets"). */
class SpanSecrecyTest {
    @ParameterizedTest
    @CsvSource({
        "url.query, key=feed-key-of-ours, •••",
        "url.path, /links/abc123, /links/•••",
        "url.path, /api/v1/incidents/abc123, /api/v1/incidents/abc123",
        "url.full, https://feed.example/windows?key=abc123, https://feed.example/windows?•••",
        "url.full, https://api.pagerduty.com/maintenance_windows/PW1, https://api.pagerduty.com/maintenance_windows/PW1",
        "http.request.method, GET, GET"
    })
    void hidesQueriesAndLinks(String attribute, String given, String seen) {
        var recorder = new SpanRecorder(new SpanSecrecy());

        recorder.telemetry()
                .getTracer("test")
                .spanBuilder("any")
                .setAttribute(attribute, given)
                .startSpan()
                .end();

        assertThat(recorder.spans().getFirst().getAttributes().get(AttributeKey.stringKey(attribute)))
                .isEqualTo(seen);
    }
}
