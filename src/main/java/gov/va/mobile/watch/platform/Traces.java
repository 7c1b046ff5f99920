package gov.va.mobile.watch.platform;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * What belongs together though threads, replicas and minutes lie between: the spans of OpenTelemetry (docs/operations.md, "Traces"). A message or a publication keeps where it came from beside
 * it, in W3C's words ({@code traceparent}), so that one trace leads from the batch of results, or the request, to the call of Slack or PagerDuty. Nothing that others say or that opens something
 * stands in a span. Where tracing is off all this does nothing.
 */
@ApplicationScoped
public class Traces {
    private static final String TRACEPARENT = "traceparent";
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

    private final Tracer tracer;

    /** Switched off, OpenTelemetry would still make spans and number them, for nobody. */
    @Inject
    Traces(OpenTelemetry telemetry, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
        this(off ? OpenTelemetry.noop() : telemetry);
    }

    public Traces(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("gov.va.mobile.watch");
    }

    /** Does the work as a part of what is done here now, or as the beginning of a new trace. */
    public <T> T span(String name, Supplier<T> work) {
        return span(Context.current(), name, Map.of(), work);
    }

    /** {@link #span(String, Supplier)} for work without an answer. */
    public void span(String name, Runnable work) {
        span(name, answering(work));
    }

    /**
     * Does the work as a part of what it follows from, wherever that was done.
     *
     * @param traceparent what {@link #here()} said there; without it a new trace begins
     * @param incidentId what it is about, and {@code windowId}: the span and each log line say so
     */
    public <T> T following(
            Optional<String> traceparent,
            String name,
            Optional<UUID> incidentId,
            Optional<UUID> windowId,
            Supplier<T> work) {
        Context parent = traceparent
                .map(value -> W3C.extract(Context.root(), Map.of(TRACEPARENT, value), OfMap.INSTANCE))
                .orElse(Context.root());
        Map<String, String> ids = LogContext.ids(incidentId, windowId);
        return LogContext.with(ids, () -> span(parent, name, ids, work));
    }

    /** {@link #following(Optional, String, Optional, Optional, Supplier)} for work without an answer. */
    public void following(
            Optional<String> traceparent,
            String name,
            Optional<UUID> incidentId,
            Optional<UUID> windowId,
            Runnable work) {
        following(traceparent, name, incidentId, windowId, answering(work));
    }

    private static Supplier<Boolean> answering(Runnable work) {
        return () -> {
            work.run();
            return true;
        };
    }

    /** What is done here now, for {@link #following}; absent where nothing is traced. */
    public static Optional<String> here() {
        Map<String, String> carrier = new HashMap<>();
        W3C.inject(Context.current(), carrier, (map, key, value) -> {
            if (map != null) {
                map.put(key, value);
            }
        });
        return Optional.ofNullable(carrier.get(TRACEPARENT));
    }

    private <T> T span(Context parent, String name, Map<String, String> attributes, Supplier<T> work) {
        Span span = tracer.spanBuilder(name).setParent(parent).startSpan();
        if (!span.getSpanContext().isValid()) {
            return work.get();
        }
        attributes.forEach(span::setAttribute);
        try (Scope _ = span.makeCurrent()) {
            return LogContext.with(keys(span.getSpanContext()), work);
        } catch (RuntimeException failed) {
            span.setStatus(StatusCode.ERROR, failed.getClass().getSimpleName());
            throw failed;
        } finally {
            span.end();
        }
    }

    /** As Quarkus names them in the log lines of requests. */
    private static Map<String, String> keys(SpanContext span) {
        return span.isValid() ? Map.of("traceId", span.getTraceId(), "spanId", span.getSpanId()) : Map.of();
    }

    private enum OfMap implements TextMapGetter<Map<String, String>> {
        INSTANCE;

        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return carrier.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
            return carrier == null ? null : carrier.get(key);
        }
    }
}
