package gov.va.mobile.watch.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.Priority;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Every failure inside REST, as a problem (api.md). Before Quarkus's own mappers, which answer without a body. */
@Singleton
public final class RestProblems {
    private final AllowedMethods allowed;

    RestProblems(AllowedMethods allowed) {
        this.allowed = allowed;
    }

    /** Anything that nothing below knows better. */
    @ServerExceptionMapper
    public Response anything(Throwable failure) {
        return answer(Refusal.of(failure));
    }

    /** What REST itself refuses: 404, 405, 406, 415 and bodies that cannot be read. */
    @ServerExceptionMapper
    public Response refused(WebApplicationException refused, ContainerRequestContext request) {
        int status = refused.getResponse().getStatus();
        Optional<Refusal> known = Refusal.known(refused);
        if (known.isPresent()) {
            return answer(known.get());
        }
        if (refused.getCause() instanceof JsonProcessingException unreadable && status == 400) {
            return answer(new Refusal(JsonProblems.of(unreadable).problem(), Map.of()));
        }
        if (status >= 500) {
            return answer(Refusal.of(refused));
        }
        // REST looks no further than the first class with such a path, and answers 404 where another one takes other
        // methods.
        Set<String> methods =
                status == 404 || status == 405 ? allowed.at(request.getUriInfo().getPath()) : Set.of();
        return methods.isEmpty() || methods.contains(request.getMethod())
                ? answering(HttpProblems.of(status)).build()
                : answering(HttpProblems.of(405))
                        .header(HttpHeaders.ALLOW, String.join(", ", methods))
                        .build();
    }

    /** JSON of another shape than expected. */
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException mismatched) {
        return answer(Refusal.known(mismatched).orElseGet(() -> Refusal.of(JsonProblems.of(mismatched))));
    }

    /** No JSON at all. */
    @ServerExceptionMapper
    public Response malformed(StreamReadException malformed) {
        return answer(Refusal.of(JsonProblems.of(malformed)));
    }

    /** Bean Validation: of what came in 400; of what we answer ourselves 500. */
    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException invalid) {
        List<Problem.FieldError> errors = Violations.ofInput(invalid);
        return answer(
                Refusal.of(errors.isEmpty() ? new IllegalStateException(invalid) : ProblemException.badFields(errors)));
    }

    /** Nobody is signed in. */
    @ServerExceptionMapper
    @Priority(Priorities.AUTHENTICATION)
    public Response nobody(UnauthorizedException nobody) {
        return answer(HttpProblems.of(401));
    }

    /** A token that is not good. */
    @ServerExceptionMapper
    @Priority(Priorities.AUTHENTICATION)
    public Response badToken(AuthenticationFailedException bad) {
        return answer(HttpProblems.of(401));
    }

    /** Somebody who may not; says who may. */
    @ServerExceptionMapper
    @Priority(Priorities.AUTHENTICATION)
    public Response forbidden(ForbiddenException forbidden, ResourceInfo resource) {
        return answer(Refusal.of(ProblemException.forbidden(needed(resource.getResourceMethod()))));
    }

    private static String needed(@Nullable Method method) {
        @Nullable RolesAllowed roles = method == null ? null : method.getAnnotation(RolesAllowed.class);
        if (method != null && roles == null) {
            roles = method.getDeclaringClass().getAnnotation(RolesAllowed.class);
        }
        return roles == null
                ? "nobody may do this"
                : "this needs the role " + String.join(" or ", roles.value()).toLowerCase(Locale.ROOT);
    }

    private static Response answer(Refusal refusal) {
        return answering(refusal).build();
    }

    private static Response.ResponseBuilder answering(Refusal refusal) {
        Response.ResponseBuilder answer = Response.status(refusal.problem().status())
                .type(Problem.MEDIA_TYPE)
                .entity(ProblemJson.bytes(refusal.problem()));
        refusal.headers().forEach(answer::header);
        return answer;
    }
}
