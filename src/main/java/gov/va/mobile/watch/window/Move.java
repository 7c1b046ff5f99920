package gov.va.mobile.watch.window;

import gov.va.mobile.watch.platform.Coded;
import gov.va.mobile.watch.window.WindowView.Origin;
import java.util.Arrays;
import java.util.List;

/** What a person may do to a window, and in which status. */
enum Move implements Coded {
    CONFIRM,
    REJECT,
    EDIT,
    EXTEND,
    END,
    CANCEL;

    /** Whether it may be done now; what others made at PagerDuty is theirs, and changed there. */
    boolean legalIn(WindowStatus status, Origin origin) {
        return origin != Origin.PAGERDUTY && legalIn(status);
    }

    private boolean legalIn(WindowStatus status) {
        return switch (this) {
            case CONFIRM, REJECT -> status == WindowStatus.PROPOSED;
            case EDIT ->
                status == WindowStatus.PROPOSED || status == WindowStatus.CONFIRMED || status == WindowStatus.ACTIVE;
            case EXTEND -> status == WindowStatus.CONFIRMED || status == WindowStatus.ACTIVE;
            case END -> status == WindowStatus.ACTIVE;
            case CANCEL -> status == WindowStatus.CONFIRMED;
        };
    }

    /** The words of all moves that are legal now. */
    static List<String> legal(WindowStatus status, Origin origin) {
        return Arrays.stream(values())
                .filter(move -> move.legalIn(status, origin))
                .map(Move::code)
                .toList();
    }
}
