package gov.va.mobile.watch.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gov.va.mobile.watch.platform.IdempotencyStore.Answer;
import gov.va.mobile.watch.platform.IdempotencyStore.CallKey;
import gov.va.mobile.watch.platform.IdempotencyStore.Found;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Does {@link Idempotent}: takes the key before the resource's method runs, keeps its answer after. */
@Provider
@Idempotent
public final class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {
    static final String HEADER = "Idempotency-Key";
    private static final Pattern VALID = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final String TAKEN = IdempotencyFilter.class.getName();

    /** How long a call waits for the answer of the one at work, and how often it looks. */
    private static final int LOOKS = 100;

    private static final long LOOK_EVERY_MILLIS = 100;

    private final IdempotencyStore store;
    private final ObjectMapper mapper;

    IdempotencyFilter(IdempotencyStore store, ObjectMapper mapper) {
        this.store = store;
        this.mapper = mapper;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        @Nullable List<String> values = request.getHeaders().get(HEADER);
        if (values == null || values.isEmpty()) {
            return;
        }
        if (values.size() > 1 || !VALID.matcher(values.getFirst()).matches()) {
            throw ProblemException.badField(HEADER, "expected one value of 1 to 255 visible ASCII characters");
        }
        byte[] body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        CallKey key = new CallKey(caller(request), request.getUriInfo().getPath(), values.getFirst());
        switch (claim(key, Digests.sha256(body))) {
            case Found.Yours() -> request.setProperty(TAKEN, key);
            case Found.Answered(Answer answer) -> request.abortWith(response(answer));
            case Found.OtherBody() ->
                throw ProblemException.of(
                        422,
                        "Unprocessable Content",
                        "this Idempotency-Key was used with another body; use a new key for a new request");
            case Found.AtWork() ->
                throw ProblemException.of(
                        409,
                        "Conflict",
                        "an earlier request with this Idempotency-Key has not been answered; look whether it took effect,"
                                + " then use a new key");
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(TAKEN) instanceof CallKey key)) {
            return;
        }
        request.removeProperty(TAKEN);
        if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
            store.release(key);
            return;
        }
        store.keep(
                key,
                new Answer(
                        response.getStatus(),
                        response.hasEntity() ? contentType(response.getMediaType()) : null,
                        header(response, HttpHeaders.LOCATION),
                        header(response, HttpHeaders.ETAG),
                        response.hasEntity() ? text(response.getEntity()) : null));
    }

    private Found claim(CallKey key, byte[] bodySha256) {
        Found found = store.claim(key, bodySha256);
        for (int look = 0; found instanceof Found.AtWork && look < LOOKS; look++) {
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return found;
            }
            found = store.claim(key, bodySha256);
        }
        return found;
    }

    private static String caller(ContainerRequestContext request) {
        @Nullable Principal caller = request.getSecurityContext().getUserPrincipal();
        return caller == null ? "" : caller.getName();
    }

    private static Response response(Answer answer) {
        Response.ResponseBuilder response = Response.status(answer.status());
        if (answer.contentType() != null) {
            response.type(answer.contentType());
        }
        if (answer.location() != null) {
            response.header(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.etag() != null) {
            response.header(HttpHeaders.ETAG, answer.etag());
        }
        return response.entity(answer.body()).build();
    }

    /** As it is written: REST adds the charset later than this. */
    private static String contentType(@Nullable MediaType type) {
        MediaType sent = type == null ? MediaType.APPLICATION_JSON_TYPE : type;
        return (sent.getParameters().containsKey(MediaType.CHARSET_PARAMETER) ? sent : sent.withCharset("UTF-8"))
                .toString();
    }

    private static @Nullable String header(ContainerResponseContext response, String name) {
        @Nullable Object value = response.getHeaders().getFirst(name);
        return value == null ? null : value.toString();
    }

    private String text(Object entity) {
        try {
            return entity instanceof String text ? text : mapper.writeValueAsString(entity);
        } catch (JsonProcessingException failed) {
            throw new IllegalStateException("an answer could not be kept", failed);
        }
    }
}
