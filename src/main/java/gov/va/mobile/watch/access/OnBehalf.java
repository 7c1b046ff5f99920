package gov.va.mobile.watch.access;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext;
import io.quarkus.arc.ManagedContext;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets somebody act whom no bearer token or cookie names, such as a person who pressed a button in Slack: what is called meanwhile sees them as if they had signed in, {@code @RolesAllowed}
 * and {@link CurrentActor} alike, so that there is one set of rules. Whoever calls has made sure who it is.
 */
@ApplicationScoped
public class OnBehalf {
    private final Instance<CurrentIdentityAssociation> association;

    OnBehalf(Instance<CurrentIdentityAssociation> association) {
        this.association = association;
    }

    /** Does the work as that actor, in a request context of its own. */
    public <T> T of(Actor actor, Supplier<T> work) {
        ManagedContext context = Arc.container().requestContext();
        InjectableContext.@Nullable ContextState request = context.getStateIfActive();
        if (request != null) {
            context.deactivate();
        }
        context.activate();
        try {
            association.get().setIdentity(Identities.of(actor.name(), actor.role()));
            return work.get();
        } finally {
            context.terminate();
            if (request != null) {
                context.activate(request);
            }
        }
    }
}
