package gov.va.mobile.watch.window;

import gov.va.mobile.watch.platform.Coded;
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

    boolean legalIn(WindowStatus status) {
        return switch (this) {
            case CONFIRM, REJECT -> status == WindowStatus.PROPOSED;
            case EDIT ->
                status == WindowStatus.PROPOSED || status == WindowStatus.CONFIRMED || status == WindowStatus.ACTIVE;
            case EXTEND -> status == WindowStatus.CONFIRMED || status == WindowStatus.ACTIVE;
            case END -> status == WindowStatus.ACTIVE;
            case CANCEL -> status == WindowStatus.CONFIRMED;
        };
    }

    /** The words of all moves that are legal in that status. */
    static List<String> legal(WindowStatus status) {
        return Arrays.stream(values())
                .filter(move -> move.legalIn(status))
                .map(Move::code)
                .toList();
    }
}
