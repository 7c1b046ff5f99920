package gov.va.mobile.watch.access;

import gov.va.mobile.watch.platform.Refusal;
import gov.va.mobile.watch.platform.RouterProblems;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.spi.runtime.BlockingSecurityExecutor;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request: the bearer of a static token, of the provider's token (it has dots, ours have none), the holder of the feed key, or a page that signed in. It stands before
 * Quarkus's own JWT mechanism, so that every refusal is ours and carries a problem.
 */
@ApplicationScoped
class TokenMechanism implements HttpAuthenticationMechanism {
    private static final String BEARER = "bearer ";
    private static final int BEFORE_OTHERS = 5000;

    private final Tokens tokens;
    private final JwtSettings provider;
    private final Sessions sessions;
    private final FeedKey feedKey;
    private final BlockingSecurityExecutor blocking;

    TokenMechanism(
            Tokens tokens,
            JwtSettings provider,
            Sessions sessions,
            FeedKey feedKey,
            BlockingSecurityExecutor blocking) {
        this.tokens = tokens;
        this.provider = provider;
        this.sessions = sessions;
        this.feedKey = feedKey;
        this.blocking = blocking;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        @Nullable String header = context.request().getHeader("Authorization");
        if (header != null) {
            return bearer(header)
                    .map(token -> byToken(token, context, providers))
                    .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException()));
        }
        Optional<SecurityIdentity> reader = feedKey.viewer(context.request());
        if (reader.isPresent()) {
            return Uni.createFrom().item(reader.get());
        }
        @Nullable Cookie cookie = context.request().getCookie(SessionCookie.NAME);
        return cookie == null ? Uni.createFrom().nullItem() : bySession(cookie.getValue(), context.request());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        RouterProblems.answer(context, Refusal.unauthorized());
        return Uni.createFrom().item(true);
    }

    @Override
    public int getPriority() {
        return BEFORE_OTHERS;
    }

    private Uni<SecurityIdentity> byToken(String token, RoutingContext context, IdentityProviderManager providers) {
        if (token.indexOf('.') >= 0 && provider.configured()) {
            var request = new TokenAuthenticationRequest(new JsonWebTokenCredential(token));
            HttpSecurityUtils.setRoutingContextAttribute(request, context);
            return providers.authenticate(request);
        }
        return tokens.find(token)
                .map(found -> Uni.createFrom().item(Identities.of(found)))
                .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException()));
    }

    private Uni<SecurityIdentity> bySession(String id, HttpServerRequest request) {
        if (SameOrigin.isWrite(request) && !SameOrigin.proven(request)) {
            return Uni.createFrom().nullItem(); // a cookie alone says nothing about who wants the change
        }
        return blocking.executeBlocking(
                () -> sessions.find(id).orElseThrow(() -> new AuthenticationFailedException("the session is over")));
    }

    private static Optional<String> bearer(String header) {
        if (!header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return Optional.empty();
        }
        return Optional.of(header.substring(BEARER.length()).strip()).filter(token -> !token.isEmpty());
    }
}
