package gov.va.mobile.watch.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Whether feature states and windows may be read without a token (behaviour.md §7): {@code watch.access.public-dashboard}, off by default. */
@ApplicationScoped
public class PublicDashboard {
    private final boolean open;

    @Inject
    PublicDashboard(AccessSettings settings) {
        this(settings.publicDashboard());
    }

    /** As it is told, whatever the settings say. */
    public PublicDashboard(boolean open) {
        this.open = open;
    }

    /** Whether they may. */
    public boolean open() {
        return open;
    }
}
