package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.platform.DatabaseException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Hosts that may be asked only so often (behaviour.md §2): their checks are claimed one slot of the rate each, the longest overdue first. A check that waits for
 * its slot is due, not late; what the rate does not allow is never run, and none of it holds up other hosts.
 */
@ApplicationScoped
class HostRates {
    /** Mostly nothing is, and no transaction is needed to see that. */
    private static final String DUE = """
            SELECT 1 FROM (SELECT ?::text AS host, now() + ?::bigint * interval '1 millisecond' AS horizon) input
            WHERE EXISTS (SELECT FROM host_slot s WHERE s.host = input.host AND s.next_at < horizon)
                AND EXISTS (SELECT FROM check_state c WHERE c.revision = ? AND c.rated_host = input.host AND c.next_at < horizon)""";

    private static final String LOCK = "SELECT 1 FROM host_slot WHERE host = ? FOR UPDATE SKIP LOCKED";

    /** The n-th run begins when it is due, but not before the slot that is free then and n gaps after it. */
    private static final String CLAIM = """
            WITH input AS (SELECT ?::text AS host, ?::bigint * interval '1 microsecond' AS gap,
                    now() + ?::bigint * interval '1 millisecond' AS horizon),
            locked AS (
                SELECT c.id, c.next_at FROM check_state c, input
                WHERE c.revision = ? AND c.rated_host = input.host AND c.next_at < horizon
                ORDER BY c.next_at, c.id LIMIT ? FOR UPDATE OF c SKIP LOCKED),
            numbered AS (SELECT id, next_at, row_number() OVER (ORDER BY next_at, id) - 1 AS n FROM locked),
            due AS (
                SELECT * FROM (
                    SELECT n.id, n.n * gap + greatest(s.next_at, now(), max(n.next_at - n.n * gap) OVER (ORDER BY n.n)) AS run_at
                    FROM numbered n, input, host_slot s WHERE s.host = input.host) timed, input
                WHERE run_at < horizon),
            taken AS (
                UPDATE host_slot s SET next_at = (SELECT max(run_at) FROM due) + gap FROM input
                WHERE s.host = input.host AND EXISTS (SELECT FROM due))
            UPDATE check_state c
            SET run_at = due.run_at, holder = ?,
                next_at = to_timestamp((phase_ms + (floor((extract(epoch FROM due.run_at) * 1000 - phase_ms)
                    / interval_ms) + 1) * interval_ms) / 1000.0)
            FROM due WHERE c.id = due.id
            RETURNING c.id, c.run_at, (extract(epoch FROM c.run_at - now()) * 1000000)::bigint""";

    private static final String RESERVE = """
            UPDATE host_slot SET next_at = greatest(next_at, now()) + ?::bigint * interval '1 microsecond'
            WHERE host = ? AND next_at <= now() + ?::bigint * interval '1 microsecond'
            RETURNING (extract(epoch FROM next_at - now()) * 1000000)::bigint""";

    private static final String PUT =
            "INSERT INTO host_slot (host, next_at) SELECT unnest(?::text[]), now() ON CONFLICT DO NOTHING";

    private static final String DROP = "DELETE FROM host_slot WHERE host <> ALL (?::text[])";

    private final DataSource database;

    HostRates(DataSource database) {
        this.database = database;
    }

    /**
     * Takes what falls due at that host within the time ahead, as far as its rate allows, at most so many; nothing while another replica is at it.
     *
     * @param gap between two runs
     */
    List<Claim> claim(String revision, String host, Duration gap, Duration ahead, int limit, UUID holder) {
        if (!due(revision, host, ahead)) {
            return List.of();
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement lock = connection.prepareStatement(LOCK);
                    PreparedStatement claim = connection.prepareStatement(CLAIM)) {
                lock.setString(1, host);
                // The lock comes first, in a statement of its own, so that the claim sees what its holder before left.
                if (!any(lock)) {
                    return List.<Claim>of();
                }
                claim.setString(1, host);
                claim.setLong(2, micros(gap));
                claim.setLong(3, ahead.toMillis());
                claim.setString(4, revision);
                claim.setInt(5, limit);
                claim.setObject(6, holder);
                return Claim.taken(claim);
            } catch (SQLException failed) {
                throw new DatabaseException("could not claim checks of " + host, failed);
            }
        });
    }

    private boolean due(String revision, String host, Duration ahead) {
        try (Connection connection = database.getConnection();
                PreparedStatement due = connection.prepareStatement(DUE)) {
            due.setString(1, host);
            due.setLong(2, ahead.toMillis());
            due.setString(3, revision);
            return any(due);
        } catch (SQLException failed) {
            throw new DatabaseException("could not look for what is due at " + host, failed);
        }
    }

    /**
     * Takes the next free slot of the host for a run that somebody asked for.
     *
     * @param longest a wait for which it is not worth it
     * @return how long to wait for it; empty when that is too long, and nothing was taken
     */
    Optional<Duration> reserve(String host, Duration gap, Duration longest) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(RESERVE)) {
            statement.setLong(1, micros(gap));
            statement.setString(2, host);
            statement.setLong(3, micros(longest));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(Duration.ofNanos(rows.getLong(1) * 1000).minus(gap))
                        : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new DatabaseException("could not take a slot of " + host, failed);
        }
    }

    /** Makes these the hosts that have a rate. */
    static void put(Connection connection, Collection<String> hosts) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement(PUT);
                PreparedStatement drop = connection.prepareStatement(DROP)) {
            put.setArray(1, connection.createArrayOf("text", hosts.toArray()));
            put.executeUpdate();
            drop.setArray(1, connection.createArrayOf("text", hosts.toArray()));
            drop.executeUpdate();
        }
    }

    private static boolean any(PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            return rows.next();
        }
    }

    private static long micros(Duration gap) {
        return gap.toNanos() / 1000;
    }
}
