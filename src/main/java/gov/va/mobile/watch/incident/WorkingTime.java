package gov.va.mobile.watch.incident;

import java.time.Instant;

/** When the team works; implemented by the notifications, which know business hours (house.md, "Forward by events, backward by calls"). */
public interface WorkingTime {
    /** The time by which a whole business day has passed since then. */
    Instant aBusinessDayAfter(Instant from);
}
