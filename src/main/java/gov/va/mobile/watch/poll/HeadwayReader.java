package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.SqlTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;

/** Looks whether polling moves. */
@ApplicationScoped
public class HeadwayReader {
    /** A scan of a narrow table, once a minute. */
    private static final String READ =
            "SELECT min(next_at) FILTER (WHERE next_at <= ?), max(run_at), max(last_run) FROM check_state WHERE holder IS NOT NULL OR next_at <= ?";

    private final DataSource database;

    HeadwayReader(DataSource database) {
        this.database = database;
    }

    /** As it is now. */
    public Headway read(Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setObject(1, SqlTime.of(now));
            statement.setObject(2, SqlTime.of(now));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Headway(SqlTime.read(row, 1), SqlTime.read(row, 2), SqlTime.read(row, 3));
            }
        } catch (SQLException failed) {
            throw new DatabaseException("could not look whether polling moves", failed);
        }
    }
}
