package gov.va.mobile.watch.platform;

import java.sql.SQLException;

/** A statement of our own failed; {@link #connectionLost()} tells whether the database was out of reach rather than unwilling. */
public final class DatabaseException extends RuntimeException {
    private final SQLException failure;

    public DatabaseException(String what, SQLException failure) {
        super(what + ": " + failure.getMessage(), failure);
        this.failure = failure;
    }

    /** True for SQL states of class 08 (connection), 57 (shutdown) and 53 (resources), and where there is none at all. */
    public boolean connectionLost() {
        return connectionLost(failure);
    }

    static boolean connectionLost(SQLException failure) {
        String state = failure.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57") || state.startsWith("53");
    }
}
