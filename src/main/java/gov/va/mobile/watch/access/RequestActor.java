package gov.va.mobile.watch.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;

/** The actor of the present request, from who signed in for it. */
@ApplicationScoped
class RequestActor implements CurrentActor {
    private final SecurityIdentity identity;

    RequestActor(SecurityIdentity identity) {
        this.identity = identity;
    }

    @Override
    public Actor actor() {
        if (identity.isAnonymous()) {
            throw new IllegalStateException("nobody is signed in");
        }
        return Identities.role(identity)
                .map(role -> new Actor(identity.getPrincipal().getName(), role))
                .orElseThrow(() -> new IllegalStateException("who is signed in has no role"));
    }
}
