package gov.va.mobile.watch.platform;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Bodies are at most 256 KiB: refused before they are read where the length is declared, else while they are read. */
public final class BodyLimit {
    private static final int MOST_BYTES = 256 * 1024;
    private static final int BEFORE_OTHERS = 100;

    /** How long a caller may go on sending before the line is cut, so that it can read the answer. */
    private static final long DRAIN_MILLIS = 5_000;

    /** For every route. */
    static void declared(RoutingContext context) {
        if (length(context.request()) <= MOST_BYTES) {
            context.next();
            return;
        }
        closeAfterwards(context);
        RouterProblems.answer(context, HttpProblems.of(413));
    }

    /** For REST, where bodies are read. */
    @ServerRequestFilter(priority = BEFORE_OTHERS)
    public void undeclared(ContainerRequestContext request, RoutingContext context) {
        boolean chunked = request.getHeaderString("Transfer-Encoding") != null;
        boolean open = context.request().version() == HttpVersion.HTTP_2 && request.getLength() < 0;
        if (chunked || open) {
            request.setEntityStream(new Limited(request.getEntityStream(), context));
        }
    }

    /** HTTP/1.1 has no other way to end a body than to read it; HTTP/2 ends the stream. */
    private static void closeAfterwards(RoutingContext context) {
        if (context.request().version() == HttpVersion.HTTP_2) {
            return;
        }
        HttpServerResponse response = context.response();
        response.putHeader("Connection", "close");
        var connection = context.request().connection();
        context.vertx().setTimer(DRAIN_MILLIS, late -> connection.close());
    }

    private static long length(HttpServerRequest request) {
        @Nullable String length = request.getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException tooLong) {
            return Long.MAX_VALUE;
        }
    }

    private static final class Limited extends FilterInputStream {
        private final RoutingContext context;
        private long read;

        Limited(InputStream body, RoutingContext context) {
            super(body);
            this.context = context;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int some = super.read(into, offset, length);
            count(Math.max(some, 0));
            return some;
        }

        private void count(int more) {
            read += more;
            if (read > MOST_BYTES) {
                closeAfterwards(context);
                throw ProblemException.of(413, "Content Too Large", "the body is larger than 256 KiB");
            }
        }
    }
}
