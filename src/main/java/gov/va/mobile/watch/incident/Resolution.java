package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.platform.Coded;
import java.util.List;

/** Why an incident is over. */
enum Resolution implements Coded {
    RECOVERED,
    /** It was none, and counts nowhere. */
    FALSE_ALARM,
    /** Another incident tells the same. */
    DUPLICATE,
    /** Its upstream is no longer watched. */
    REMOVED_FROM_MAP;

    /** What people may say. */
    static final List<Resolution> BY_HAND = List.of(RECOVERED, FALSE_ALARM, DUPLICATE);
}
