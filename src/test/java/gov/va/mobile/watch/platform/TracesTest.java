package gov.va.mobile.watch.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.va.mobile.watch.support.SpanRecorder;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

/** Spans lead from what is told to the telling (docs/operations.md, "Traces"). */
class TracesTest {
    private static final UUID INCIDENT = UUID.fromString("5f0c1e0a-0000-4000-8000-000000000001");

    private final SpanRecorder recorder = new SpanRecorder();
    private final Traces traces = new Traces(recorder.telemetry());

    @Test
    void whatFollowsIsOfTheSameTraceHoweverMuchLater() {
        Optional<String> kept = traces.span("record results", Traces::here);
        String answer =
                traces.following(kept, "deliver to alerts", Optional.of(INCIDENT), Optional.empty(), () -> "delivered");

        assertThat(answer).isEqualTo("delivered");
        List<SpanData> spans = recorder.spans();
        assertThat(spans).extracting(SpanData::getName).containsExactly("record results", "deliver to alerts");
        assertThat(spans.getLast().getTraceId()).isEqualTo(spans.getFirst().getTraceId());
        assertThat(spans.getLast().getParentSpanId()).isEqualTo(spans.getFirst().getSpanId());
        assertThat(spans.getLast().getAttributes().asMap())
                .isEqualTo(Map.of(AttributeKey.stringKey("incidentId"), INCIDENT.toString()));
        assertThat(kept)
                .contains("00-" + spans.getFirst().getTraceId() + "-"
                        + spans.getFirst().getSpanId() + "-01");
    }

    @Test
    void whatFollowsNothingBeginsATraceOfItsOwnWhereverItIsDone() {
        traces.span("publications", () -> nothing(Optional.empty()));
        traces.span("delivery", () -> nothing(Optional.of("no traceparent")));

        assertThat(recorder.spans()).extracting(SpanData::getTraceId).doesNotHaveDuplicates();
    }

    private void nothing(Optional<String> traceparent) {
        traces.following(traceparent, "nothing", Optional.empty(), Optional.empty(), () -> {});
    }

    @Test
    void logLinesSayTheirTraceAndAfterwardsWhatTheySaidBefore() {
        traces.span("outer", () -> {
            Object outer = MDC.get("spanId");
            traces.span("inner", () -> assertThat(MDC.get("spanId")).isNotEqualTo(outer));
            assertThat(MDC.get("spanId")).isEqualTo(outer);
        });

        assertThat(MDC.get("traceId")).isNull();
        assertThat(MDC.get("spanId")).isNull();
    }

    @Test
    void aFailureIsSeenButNotItsWords() {
        assertThatThrownBy(() -> traces.span("fails", () -> {
                    throw new IllegalStateException("said by somebody else");
                }))
                .isInstanceOf(IllegalStateException.class);

        SpanData span = recorder.spans().getFirst();
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.toString()).contains("IllegalStateException").doesNotContain("somebody");
    }

    @Test
    void offItOnlyDoesTheWork() {
        var off = new Traces(OpenTelemetry.noop());

        assertThat(off.span("anything", Traces::here)).isEmpty();
        assertThat(off.following(
                        Optional.empty(),
                        "anything",
                        Optional.empty(),
                        Optional.empty(),
                        () -> MDC.get("traceId") == null))
                .isTrue();
    }
}
