package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.platform.Coded;
import java.util.List;

/** The next steps of the team's incident process, in the order in which they are shown (behaviour.md §4). */
enum Step implements Coded {
    ACKNOWLEDGE,
    REPORT_TO_PLATFORM,
    ANNOUNCE,
    ASSESS_IMPACT,
    RESPONSIBLE_TEAM,
    COMMANDER,
    ASSESS,
    RECOMMEND,
    DECIDE,
    WORK,
    PRODUCT_OWNER,
    MAINTENANCE_WINDOW,
    POSTMORTEM,
    PLAY;

    private static final List<Step> NON_CONTROL = List.of(
            ACKNOWLEDGE,
            REPORT_TO_PLATFORM,
            ANNOUNCE,
            ASSESS_IMPACT,
            RESPONSIBLE_TEAM,
            PRODUCT_OWNER,
            MAINTENANCE_WINDOW,
            POSTMORTEM,
            PLAY);
    private static final List<Step> CONTROL =
            List.of(ACKNOWLEDGE, COMMANDER, ASSESS, RECOMMEND, DECIDE, WORK, PRODUCT_OWNER, POSTMORTEM, PLAY);

    /** The steps of that kind of incident. */
    static List<Step> of(IncidentKind kind) {
        return kind == IncidentKind.CONTROL ? CONTROL : NON_CONTROL;
    }
}
