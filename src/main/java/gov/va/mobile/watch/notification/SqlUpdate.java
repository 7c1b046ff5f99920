package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.platform.DatabaseException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A statement that changes rows, in the transaction that is on or by itself. */
final class SqlUpdate {
    private SqlUpdate() {}

    /** Fills in a statement's values. */
    interface Values {
        void into(PreparedStatement statement) throws SQLException;
    }

    /**
     * Carries it out.
     *
     * @param failure what could not be done, should it fail
     */
    static void run(DataSource database, String failure, String sql, Values values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            values.into(statement);
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseException(failure, failed);
        }
    }
}
