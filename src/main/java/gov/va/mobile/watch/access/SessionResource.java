package gov.va.mobile.watch.access;

import gov.va.mobile.watch.platform.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The pages' sign-in: a token against a cookie (api.md). */
@Path("/session")
@PermitAll
@Tag(name = "Session")
public class SessionResource {
    private static final Duration LONGEST = Duration.ofHours(12);

    private final Tokens tokens;
    private final ProviderTokens provider;
    private final Sessions sessions;
    private final Audit audit;
    private final Clock clock;

    SessionResource(Tokens tokens, ProviderTokens provider, Sessions sessions, Audit audit, Clock clock) {
        this.tokens = tokens;
        this.provider = provider;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /** The body of a sign-in. */
    @Schema(name = "SignIn", requiredProperties = "token")
    public record SignIn(@Nullable String token) {}

    /** Signs a page in. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Signs a page in with any valid token")
    @APIResponse(responseCode = "204", description = "Signed in; the answer sets the cookie __Host-watch")
    @APIResponse(responseCode = "401", description = "The token is not good")
    public Response signIn(SignIn body, @Context HttpServerRequest request) {
        fromOurPage(request);
        String token = Optional.ofNullable(body.token())
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> ProblemException.badField("token", "found nothing, expected a token"));
        Instant latest = clock.instant().plus(LONGEST);
        String id = tokens.find(token)
                .map(found -> begin(found, latest))
                .or(() -> provider.verify(token).map(known -> begin(known, latest)))
                .orElseThrow(AuthenticationFailedException::new);
        return Response.noContent()
                .cookie(SessionCookie.of(id, (int) LONGEST.toSeconds()))
                .build();
    }

    /** Signs a page out. */
    @DELETE
    @Operation(summary = "Signs a page out")
    @APIResponse(responseCode = "204", description = "Signed out, or was not signed in")
    public Response signOut(@CookieParam(SessionCookie.NAME) @Nullable String id, @Context HttpServerRequest request) {
        fromOurPage(request);
        if (id != null) {
            QuarkusTransaction.requiringNew().run(() -> sessions.end(id));
        }
        return Response.noContent().cookie(SessionCookie.gone()).build();
    }

    private String begin(Token token, Instant end) {
        return QuarkusTransaction.requiringNew().call(() -> {
            token.role()
                    .ifPresent(role -> audit.record(
                            new Actor(token.name(), role),
                            "session.begin",
                            "session",
                            Optional.empty(),
                            Optional.empty()));
            return sessions.begin(token, end);
        });
    }

    private String begin(ProviderTokens.Known known, Instant latest) {
        Instant end = known.expires().isBefore(latest) ? known.expires() : latest;
        return QuarkusTransaction.requiringNew().call(() -> {
            audit.record(known.actor(), "session.begin", "session", Optional.empty(), Optional.empty());
            return sessions.begin(known.actor(), end);
        });
    }

    private static void fromOurPage(HttpServerRequest request) {
        if (!SameOrigin.possible(request)) {
            throw ProblemException.forbidden("only a page of this service may sign in or out");
        }
    }
}
