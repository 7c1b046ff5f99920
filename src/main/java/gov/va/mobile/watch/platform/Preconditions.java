package gov.va.mobile.watch.platform;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a reader says about what it has already: {@code If-None-Match} and {@code If-Match} (RFC 9110, 13.1). */
public final class Preconditions {
    private Preconditions() {}

    /**
     * The answer 304, where the reader has this already.
     *
     * @throws ProblemException 412, where the reader wants another one than this
     */
    public static Optional<ResponseBuilder> unchanged(Request request, EntityTag tag) {
        @Nullable ResponseBuilder answer = request.evaluatePreconditions(tag);
        if (answer == null) {
            return Optional.empty();
        }
        try (Response response = answer.build()) {
            if (response.getStatus() == Response.Status.PRECONDITION_FAILED.getStatusCode()) {
                throw ProblemException.notAsRead();
            }
        }
        return Optional.of(answer);
    }
}
