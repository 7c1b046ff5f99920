package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.check.CheckResult;
import gov.va.mobile.watch.check.Phases;
import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.platform.Coded;
import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.SqlTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The newest raw results of one upstream's checks, with the time that each phase took.
 *
 * <p>Plan relied on: the days' partitions by their bounds and their BRIN index by the time, so it costs by all results since {@code from}, not by what is kept: who asks
 * looks back as far as so many runs take, and no further.
 */
@ApplicationScoped
public class RecentResults {
    private static final String READ = """
            SELECT check_id, at, class, latency_us, dns_us, connect_us, tls_us, first_byte_us, transfer_us, failure_kind, failure_message
            FROM (SELECT c.check_id, r.*, row_number() OVER (PARTITION BY r.check_number ORDER BY r.at DESC) AS place
                  FROM check_result r JOIN check_state c ON c.number = r.check_number
                  WHERE c.upstream_id = ? AND r.at >= ?) AS newest
            WHERE place <= ? ORDER BY at DESC, check_id""";

    private final DataSource database;

    RecentResults(DataSource database) {
        this.database = database;
    }

    /** A run of a check and what came of it. */
    public record Recorded(String checkId, Instant at, CheckResult result) {}

    /** At most so many of each check since then, newest first. */
    public List<Recorded> of(String upstreamId, Instant from, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, upstreamId);
            statement.setObject(2, SqlTime.of(from));
            statement.setInt(3, limit);
            var found = new ArrayList<Recorded>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Recorded(
                            rows.getString(1), SqlTime.read(rows, 2).orElseThrow(), result(rows)));
                }
            }
            return found;
        } catch (SQLException failed) {
            throw new DatabaseException("could not read recent results", failed);
        }
    }

    private static CheckResult result(ResultSet rows) throws SQLException {
        return new CheckResult(
                Coded.of(ResultClass.class, rows.getString(3)),
                Sql.failure(rows, 10, 11),
                Duration.ofNanos(rows.getLong(4) * 1000),
                new Phases(nanos(rows, 5), nanos(rows, 6), nanos(rows, 7), nanos(rows, 8), nanos(rows, 9)));
    }

    private static long nanos(ResultSet rows, int column) throws SQLException {
        long micros = rows.getLong(column);
        return rows.wasNull() ? Phases.NOT_REACHED : micros * 1000;
    }
}
