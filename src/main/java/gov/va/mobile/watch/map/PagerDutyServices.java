package gov.va.mobile.watch.map;

import java.util.Optional;

/**
 * The PagerDuty services that stand for an upstream, by the scope of a window on them (domain.md §4).
 *
 * @param shared the {@code External:} service: a window there takes VA.gov down too
 * @param mobile the {@code Mobile:} service, for the app alone
 */
public record PagerDutyServices(Optional<PagerDutyService> shared, Optional<PagerDutyService> mobile) {
    /** Neither scope can be published. */
    public static final PagerDutyServices NONE = new PagerDutyServices(Optional.empty(), Optional.empty());
}
