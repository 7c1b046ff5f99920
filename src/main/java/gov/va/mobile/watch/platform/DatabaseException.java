package gov.va.mobile.watch.platform;

import java.sql.SQLException;

/** A statement of our own failed; {@link ConnectionTrouble} tells whether the database was out of reach rather than unwilling. */
public final class DatabaseException extends RuntimeException {
    public DatabaseException(String what, SQLException failure) {
        super(what + ": " + failure.getMessage(), failure);
    }
}
