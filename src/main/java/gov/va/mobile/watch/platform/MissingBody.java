package gov.va.mobile.watch.platform;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;

/** A resource that takes a body is never called without one; where all of it is optional ({@link OptionalBody}) it may be left out. */
@Provider
public final class MissingBody implements ReaderInterceptor {
    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (OptionalBody.class.isAssignableFrom(context.getType())) {
            var in = new PushbackInputStream(context.getInputStream());
            int first = in.read();
            if (first < 0) {
                context.setInputStream(new ByteArrayInputStream(EMPTY));
            } else {
                in.unread(first);
                context.setInputStream(in);
            }
        }
        Object body = context.proceed();
        if (body == null) {
            throw ProblemException.badField("body", "found nothing, expected a JSON object");
        }
        return body;
    }
}
