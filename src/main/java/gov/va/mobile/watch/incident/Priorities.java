package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.map.Criticality;
import java.util.Optional;

/** The priority that is suggested: by criticality, corrected by the Veterans impacted a day in Platform's bands (domain.md §1); pure. */
final class Priorities {
    private static final long EXTENSIVE = 10_000;
    private static final long SIGNIFICANT = 5_000;
    private static final long LIMITED = 2_500;

    private Priorities() {}

    /**
     * The suggestion.
     *
     * @param criticality absent where no upstream is named
     * @param backend whether the app's own back end is down, which is a total outage
     */
    static Priority suggest(Optional<Criticality> criticality, boolean backend, Optional<Long> usersImpacted) {
        if (backend) {
            return Priority.P1;
        }
        return usersImpacted
                .map(Priorities::byUsers)
                .or(() -> criticality.map(Priorities::byCriticality))
                .orElse(Priority.P3);
    }

    private static Priority byUsers(long users) {
        if (users > EXTENSIVE) {
            return Priority.P1;
        }
        if (users > SIGNIFICANT) {
            return Priority.P2;
        }
        return users > LIMITED ? Priority.P3 : Priority.P4;
    }

    private static Priority byCriticality(Criticality criticality) {
        return switch (criticality) {
            case CRITICAL -> Priority.P1;
            case HIGH -> Priority.P2;
            case MODERATE -> Priority.P3;
            case LOW -> Priority.P4;
        };
    }
}
