package gov.va.mobile.watch.platform;

import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Tells a database that is out of reach, or busy, from one that refuses what we say. */
public final class ConnectionTrouble {
    private ConnectionTrouble() {}

    /** Whether trying the same again later can help: the connection was lost or not to be had, or others held the turn. */
    public static boolean in(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TurnBusyException) {
                return true;
            }
            if (cause instanceof SQLException sql) {
                return connectionLost(sql);
            }
        }
        return false;
    }

    /** Does at the start what a tick does again: trouble with the connection is logged, with what follows from it, and left to the tick; everything else ends the start. */
    public static void mayWait(Logger log, String meanwhile, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            if (!in(failed)) {
                throw failed;
            }
            log.warnf("%s: %s", meanwhile, failed.getMessage());
        }
    }

    /** 08 connection, 57 shutdown, 53 resources, 25006 read-only (a standby), 25P03 and 25P04 thrown out for idling in a transaction; the pool's own time-out has no state. */
    static boolean connectionLost(SQLException failure) {
        String state = failure.getSQLState();
        return state == null
                || state.startsWith("08")
                || state.startsWith("57")
                || state.startsWith("53")
                || state.equals("25006")
                || state.equals("25P03")
                || state.equals("25P04");
    }
}
