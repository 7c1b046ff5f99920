package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.SqlTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The SQL of what replicas see, all times the database's. Only live replicas that hold the map in force count: the others neither claim nor judge. */
@ApplicationScoped
class SightStore {
    private static final String TELL = """
            UPDATE replica SET blind_since = CASE WHEN ? THEN coalesce(blind_since, now()) END,
                way_seen_at = coalesce(now() - ?::bigint * interval '1 microsecond', way_seen_at)
            WHERE id = ?""";

    private static final String LIVE = """
            FROM replica WHERE alive_at > now() - interval '10 seconds' AND revision = (
                SELECT m.revision FROM map_revision m
                WHERE EXISTS (SELECT FROM replica r WHERE r.revision = m.revision AND r.alive_at > now() - interval '10 seconds')
                ORDER BY m.introduced_at DESC, m.revision LIMIT 1)""";

    private static final String ALL_BLIND =
            "SELECT max(blind_since) " + LIVE + " HAVING count(*) > 0 AND count(*) = count(blind_since)";

    private static final String WAY_SEEN = "SELECT max(way_seen_at) " + LIVE;

    private static final String OTHERS_SEE = "SELECT 1 " + LIVE + " AND id <> ? AND blind_since IS NULL LIMIT 1";

    private final DataSource database;

    SightStore(DataSource database) {
        this.database = database;
    }

    /**
     * Tells the others what this replica sees.
     *
     * @param answeredFor how long ago the run of the sentinels began that was now answered
     */
    void tell(UUID replica, boolean blind, Optional<Duration> answeredFor) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(TELL)) {
            statement.setBoolean(1, blind);
            statement.setObject(2, answeredFor.map(ago -> ago.toNanos() / 1000).orElse(null), java.sql.Types.BIGINT);
            statement.setObject(3, replica);
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseException("could not tell what this replica sees", failed);
        }
    }

    /** Since when all are blind; empty while one sees. */
    Optional<Instant> allBlindSince() {
        return time(ALL_BLIND);
    }

    /** When the newest run of the sentinels that was answered began, whoever made it. */
    Optional<Instant> waySeenAt() {
        return time(WAY_SEEN);
    }

    /** Whether another replica sees. */
    boolean othersSee(UUID replica) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(OTHERS_SEE)) {
            statement.setObject(1, replica);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException failed) {
            throw new DatabaseException("could not read whether others see", failed);
        }
    }

    private Optional<Instant> time(String query) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? SqlTime.read(rows, 1) : Optional.empty();
        } catch (SQLException failed) {
            throw new DatabaseException("could not read what the replicas see", failed);
        }
    }
}
