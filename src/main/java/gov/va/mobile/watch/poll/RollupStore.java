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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The SQL of roll-ups.
 *
 * <p>Plans relied on: the raw results of 5 minutes are found by their partition and, in it, by the BRIN index on {@code at}, since they lie together as they came;
 * at 10,000 checks every 10 s that is 300,000 rows of a day's 86 million, grouped by hash, some 0.3 s in each 5 minutes. The 5 minutes of an hour are found in the
 * same way. One upstream's roll-ups are read by the primary key, partition by partition.
 */
@ApplicationScoped
class RollupStore {
    private static final String TAKE = "SELECT done_until FROM rollup_progress FOR UPDATE SKIP LOCKED";

    private static final String PROGRESS = "SELECT done_until FROM rollup_progress";

    private static final String DONE = "UPDATE rollup_progress SET done_until = ?";

    private static final String LATE = "INSERT INTO rollup_late (at) SELECT unnest(?::timestamptz[])";

    private static final String TAKE_LATE =
            "DELETE FROM rollup_late WHERE at = (SELECT min(at) FROM rollup_late WHERE at < ?) RETURNING at";

    private static final String ROLL = """
            WITH counted AS (
                SELECT c.upstream_id,
                    CASE WHEN r.class IN ('pass', 'degraded') THEN floor(ln(greatest(r.latency_us, 1)) / ln(1.1))::smallint END AS bucket,
                    count(*) FILTER (WHERE r.class = 'pass' OR (r.class = 'degraded' AND r.failure_kind IS DISTINCT FROM 'slow')) AS up,
                    count(*) FILTER (WHERE r.class = 'degraded' AND r.failure_kind = 'slow') AS slow,
                    count(*) FILTER (WHERE r.class = 'fail') AS fail,
                    count(*) FILTER (WHERE r.class NOT IN ('pass', 'degraded', 'fail')) AS other
                FROM check_result r JOIN check_identity c ON c.number = r.check_number
                WHERE r.at >= ? AND r.at < ?
                GROUP BY 1, 2)
            INSERT INTO upstream_rollup_5m (upstream_id, at, up, slow, fail, other, latency_buckets, latency_counts)
            SELECT upstream_id, ?, sum(up), sum(slow), sum(fail), sum(other),
                coalesce(array_agg(bucket ORDER BY bucket) FILTER (WHERE bucket IS NOT NULL), '{}'),
                coalesce(array_agg((up + slow)::integer ORDER BY bucket) FILTER (WHERE bucket IS NOT NULL), '{}')
            FROM counted GROUP BY upstream_id
            ON CONFLICT (upstream_id, at) DO UPDATE SET up = excluded.up, slow = excluded.slow, fail = excluded.fail,
                other = excluded.other, latency_buckets = excluded.latency_buckets, latency_counts = excluded.latency_counts""";

    private static final String ROLL_HOUR = """
            WITH parts AS MATERIALIZED (SELECT * FROM upstream_rollup_5m WHERE at >= ? AND at < ?),
            latencies AS (
                SELECT upstream_id, array_agg(bucket ORDER BY bucket) AS buckets, array_agg(n ORDER BY bucket) AS counts
                FROM (
                    SELECT upstream_id, bucket, sum(n)::integer AS n
                    FROM parts CROSS JOIN LATERAL unnest(latency_buckets, latency_counts) AS one(bucket, n)
                    GROUP BY upstream_id, bucket) AS summed
                GROUP BY upstream_id),
            counts AS (
                SELECT upstream_id, sum(up) AS up, sum(slow) AS slow, sum(fail) AS fail, sum(other) AS other
                FROM parts GROUP BY upstream_id)
            INSERT INTO upstream_rollup_1h (upstream_id, at, up, slow, fail, other, latency_buckets, latency_counts)
            SELECT upstream_id, ?, up, slow, fail, other, coalesce(buckets, '{}'), coalesce(counts, '{}')
            FROM counts LEFT JOIN latencies USING (upstream_id)
            ON CONFLICT (upstream_id, at) DO UPDATE SET up = excluded.up, slow = excluded.slow, fail = excluded.fail,
                other = excluded.other, latency_buckets = excluded.latency_buckets, latency_counts = excluded.latency_counts""";

    private static final String READ = """
            SELECT at, up, slow, fail, other, latency_buckets, latency_counts FROM %s
            WHERE upstream_id = ? AND at >= ? AND at < ? ORDER BY at""";

    private static final String READ_FIVE_MINUTES = READ.formatted("upstream_rollup_5m");
    private static final String READ_HOURS = READ.formatted("upstream_rollup_1h");

    /** How long a fine roll-up is. */
    static final Duration FINE = Duration.ofMinutes(5);

    /** How long a coarse one is. */
    static final Duration COARSE = Duration.ofHours(1);

    private final DataSource database;

    RollupStore(DataSource database) {
        this.database = database;
    }

    /** Takes rolling up on until the transaction ends: until when it is done; empty while another replica does it. */
    Optional<Instant> take() {
        return time(TAKE);
    }

    /** Until when everything is rolled up. */
    Optional<Instant> progress() {
        return time(PROGRESS);
    }

    /** Everything before that time is rolled up. */
    void doneUntil(Instant time) {
        write("could not record how far roll-ups are", DONE, statement -> statement.setObject(1, SqlTime.of(time)));
    }

    /** These 5 minutes got results late. */
    void late(Collection<Instant> starts) {
        write(
                "could not mark late results",
                LATE,
                statement -> statement.setArray(
                        1,
                        statement
                                .getConnection()
                                .createArrayOf(
                                        "timestamptz",
                                        starts.stream().map(Instant::toString).toArray())));
    }

    /** Takes the oldest 5 minutes before that time which got results late. */
    Optional<Instant> takeLate(Instant before) {
        return time(TAKE_LATE, before);
    }

    /** Makes the roll-ups of 5 minutes, and of the hour that they belong to, from what is stored now; doing it again changes nothing. */
    void roll(Instant start) {
        roll("could not roll up results", ROLL, start, FINE);
        Instant hour = Slots.start(start, COARSE);
        roll("could not roll up an hour", ROLL_HOUR, hour, COARSE);
    }

    private void roll(String otherwise, String sql, Instant start, Duration length) {
        write(otherwise, sql, statement -> {
            statement.setObject(1, SqlTime.of(start));
            statement.setObject(2, SqlTime.of(start.plus(length)));
            statement.setObject(3, SqlTime.of(start));
        });
    }

    /** The fine roll-ups of an upstream in that time, in order. */
    List<Rollup> fiveMinutes(String upstreamId, Instant from, Instant to) {
        return read(READ_FIVE_MINUTES, upstreamId, from, to);
    }

    /** The coarse ones. */
    List<Rollup> hours(String upstreamId, Instant from, Instant to) {
        return read(READ_HOURS, upstreamId, from, to);
    }

    private List<Rollup> read(String sql, String upstreamId, Instant from, Instant to) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, upstreamId);
            statement.setObject(2, SqlTime.of(from));
            statement.setObject(3, SqlTime.of(to));
            var found = new ArrayList<Rollup>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Rollup(
                            SqlTime.read(rows, 1).orElseThrow(),
                            rows.getLong(2),
                            rows.getLong(3),
                            rows.getLong(4),
                            rows.getLong(5),
                            Latencies.of(Sql.numbers(rows, 6), Sql.numbers(rows, 7))));
                }
            }
            return found;
        } catch (SQLException failed) {
            throw new DatabaseException("could not read roll-ups", failed);
        }
    }

    private Optional<Instant> time(String sql, Instant... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, SqlTime.of(parameters[i]));
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? SqlTime.read(rows, 1) : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new DatabaseException("could not read how far roll-ups are", failed);
        }
    }

    @FunctionalInterface
    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private void write(String otherwise, String sql, Binding binding) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseException(otherwise, failed);
        }
    }
}
