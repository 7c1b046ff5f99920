package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.platform.Coded;
import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.SqlTime;
import gov.va.mobile.watch.poll.CheckView.LastResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** All checks with their last results, in one query. */
@ApplicationScoped
public class CheckBoard {
    private static final String ALL = """
            SELECT upstream_id, check_id, status, failures, judged_at, nullif(next_at, 'infinity'), last_run, last_class,
                last_latency_us, last_kind, last_message
            FROM check_state WHERE upstream_id IS NOT NULL ORDER BY upstream_id, number""";

    private static final String IN_TROUBLE = ALL.replace(
            "WHERE upstream_id IS NOT NULL",
            "WHERE upstream_id IS NOT NULL AND last_class IN ('misconfigured', 'degraded')");

    private final DataSource database;

    public CheckBoard(DataSource database) {
        this.database = database;
    }

    /** Every check of the map in force, by upstream. */
    public List<CheckView> checks() {
        return read(ALL);
    }

    /** Those whose newest result is misconfigured or degraded, by upstream; few. */
    public List<CheckView> inTrouble() {
        return read(IN_TROUBLE);
    }

    private List<CheckView> read(String sql) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            var checks = new ArrayList<CheckView>();
            while (rows.next()) {
                checks.add(new CheckView(
                        rows.getString(1),
                        rows.getString(2),
                        Coded.of(HealthStatus.class, rows.getString(3)),
                        rows.getInt(4),
                        SqlTime.read(rows, 5),
                        SqlTime.read(rows, 6),
                        lastResult(rows)));
            }
            return checks;
        } catch (SQLException failed) {
            throw new DatabaseException("could not read the checks", failed);
        }
    }

    private static Optional<LastResult> lastResult(ResultSet rows) throws SQLException {
        Optional<Instant> at = SqlTime.read(rows, 7);
        String resultClass = rows.getString(8);
        if (at.isEmpty() || resultClass == null) {
            return Optional.empty();
        }
        return Optional.of(new LastResult(
                at.get(),
                Coded.of(ResultClass.class, resultClass),
                Duration.ofNanos(rows.getLong(9) * 1000),
                Sql.failure(rows, 10, 11)));
    }
}
