package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.incident.WorkingTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** The team's business hours, for the rooms before. */
@ApplicationScoped
class TeamTime implements WorkingTime {
    private final Manners manners;

    TeamTime(Manners manners) {
        this.manners = manners;
    }

    @Override
    public Instant aBusinessDayAfter(Instant from) {
        return manners.hours().plus(from, BusinessHours.DAY);
    }
}
