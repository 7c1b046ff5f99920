package gov.va.mobile.watch.access;

import gov.va.mobile.watch.platform.Coded;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The roles of who comes with a provider's token: those of the claim that the settings name, and of no other. What reads the tokens prefers a claim {@code groups} to
 * the one that is named, and a member of some group that happens to be called {@code admin} would be one here. Whoever is an approver is a responder and a viewer too.
 */
@ApplicationScoped
class JwtRoles implements SecurityIdentityAugmentor {
    private final JwtSettings settings;

    JwtRoles(JwtSettings settings) {
        this.settings = settings;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom()
                .item(
                        identity.getPrincipal() instanceof JsonWebToken token
                                ? Identities.included(withRolesOf(identity, token))
                                : identity);
    }

    private SecurityIdentity withRolesOf(SecurityIdentity identity, JsonWebToken token) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(token)
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addRoles(settings.roles().words(token).stream()
                        .filter(word -> Coded.find(Role.class, word).isPresent())
                        .collect(Collectors.toSet()))
                .build();
    }
}
