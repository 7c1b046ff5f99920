package gov.va.mobile.watch.support;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the spans that were made, in the order in which they ended. */
public final class SpanRecorder implements SpanExporter {
    private final List<SpanData> spans = new CopyOnWriteArrayList<>();
    private final OpenTelemetry telemetry;

    public SpanRecorder(SpanProcessor... before) {
        var provider = SdkTracerProvider.builder();
        List.of(before).forEach(provider::addSpanProcessor);
        this.telemetry = OpenTelemetrySdk.builder()
                .setTracerProvider(provider.addSpanProcessor(SimpleSpanProcessor.create(this))
                        .build())
                .build();
    }

    /** To trace by. */
    public OpenTelemetry telemetry() {
        return telemetry;
    }

    /** So far. */
    public List<SpanData> spans() {
        return List.copyOf(spans);
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> ended) {
        spans.addAll(ended);
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
