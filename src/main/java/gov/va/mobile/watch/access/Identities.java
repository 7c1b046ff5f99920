package gov.va.mobile.watch.access;

import gov.va.mobile.watch.platform.Coded;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Between our words (actor, role) and those of the security layer (principal, role names). */
final class Identities {
    /** The attribute of an identity that may push results of one check: {@code upstream/check}. */
    static final String CHECK = "watch.check";

    private Identities() {}

    static SecurityIdentity of(Token token) {
        QuarkusSecurityIdentity.Builder identity = builder(token.name(), token.role());
        token.check().ifPresent(check -> identity.addAttribute(CHECK, check).addRole(Pushers.ROLE));
        return identity.build();
    }

    static SecurityIdentity of(String actor, Role role) {
        return builder(actor, Optional.of(role)).build();
    }

    /** The highest of our roles that it holds. */
    static Optional<Role> role(SecurityIdentity identity) {
        return Stream.of(Role.values())
                .filter(role -> identity.hasRole(role.code()))
                .reduce((lower, higher) -> higher);
    }

    /** The same identity with every role that its own include. */
    static SecurityIdentity included(SecurityIdentity identity) {
        return role(identity)
                .<SecurityIdentity>map(role -> QuarkusSecurityIdentity.builder(identity)
                        .addRoles(role.included().stream().map(Coded::code).collect(Collectors.toSet()))
                        .build())
                .orElse(identity);
    }

    private static QuarkusSecurityIdentity.Builder builder(String actor, Optional<Role> role) {
        QuarkusSecurityIdentity.Builder identity =
                QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(actor));
        role.ifPresent(held ->
                identity.addRoles(held.included().stream().map(Coded::code).collect(Collectors.toSet())));
        return identity;
    }
}
