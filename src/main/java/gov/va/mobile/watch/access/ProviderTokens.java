package gov.va.mobile.watch.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Tokens of the OpenID Connect provider, verified against its keys: issuer, audience, expiry, algorithm. */
@ApplicationScoped
class ProviderTokens {
    private final JwtSettings settings;
    private final IdentityProviderManager providers;

    ProviderTokens(JwtSettings settings, IdentityProviderManager providers) {
        this.settings = settings;
        this.providers = providers;
    }

    /** Somebody whom the provider vouches for until then. */
    record Known(Actor actor, Instant expires) {}

    /** Who holds that token; empty when it is not good, or its holder has no role here. */
    Optional<Known> verify(String token) {
        if (!settings.configured() || token.indexOf('.') < 0) {
            return Optional.empty();
        }
        try {
            SecurityIdentity identity =
                    providers.authenticateBlocking(new TokenAuthenticationRequest(new JsonWebTokenCredential(token)));
            return identity.getPrincipal() instanceof JsonWebToken jwt
                    ? Identities.role(identity)
                            .map(role -> new Known(
                                    new Actor(jwt.getName(), role), Instant.ofEpochSecond(jwt.getExpirationTime())))
                    : Optional.empty();
        } catch (AuthenticationFailedException notGood) {
            return Optional.empty();
        }
    }
}
