package gov.va.mobile.watch.platform;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Leaves out of spans what addresses hold that opens something: queries ({@code ?key=}), and the rest of a path whose links are capabilities (docs/decisions/links-are-capabilities.md). The
 * names are those of the semantic conventions for HTTP.
 */
@ApplicationScoped
public class SpanSecrecy implements SpanProcessor {
    static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");
    static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    static final AttributeKey<String> FULL = AttributeKey.stringKey("url.full");
    private static final String LINKS = "/links/";

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        if (span.getAttribute(QUERY) != null) {
            span.setAttribute(QUERY, Secrecy.HIDDEN);
        }
        String path = span.getAttribute(PATH);
        if (path != null && path.startsWith(LINKS)) {
            span.setAttribute(PATH, LINKS + Secrecy.HIDDEN);
        }
        String full = span.getAttribute(FULL);
        int query = full == null ? -1 : full.indexOf('?');
        if (full != null && query >= 0) {
            span.setAttribute(FULL, full.substring(0, query + 1) + Secrecy.HIDDEN);
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
