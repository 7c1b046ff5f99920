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
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Medians of latency of many upstreams at once.
 *
 * <p>Plan relied on: a nested loop over the ids, each a short range of the hourly roll-ups' primary key; so it costs by the upstreams and the hours asked for, however
 * much is kept.
 */
@ApplicationScoped
class MedianStore {
    private static final double HALF = 50;

    private static final String READ = """
            SELECT hour.upstream_id, hour.at, hour.latency_buckets, hour.latency_counts
            FROM unnest(?::text[]) AS wanted(id) CROSS JOIN LATERAL (
                SELECT upstream_id, at, latency_buckets, latency_counts FROM upstream_rollup_1h
                WHERE upstream_id = wanted.id AND at >= ? AND at < ?) AS hour""";

    private final DataSource database;

    MedianStore(DataSource database) {
        this.database = database;
    }

    /** By upstream and the start of the hour; hours in which nothing passed are left out. */
    Map<String, Map<Instant, Duration>> hours(Collection<String> upstreamIds, Instant from, Instant to) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setArray(1, connection.createArrayOf("text", upstreamIds.toArray()));
            statement.setObject(2, SqlTime.of(from));
            statement.setObject(3, SqlTime.of(to));
            var found = new HashMap<String, Map<Instant, Duration>>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Instant at = SqlTime.read(rows, 2).orElseThrow();
                    Optional<Duration> median = Latencies.of(Sql.numbers(rows, 3), Sql.numbers(rows, 4))
                            .percentile(HALF);
                    Map<Instant, Duration> hours = found.computeIfAbsent(rows.getString(1), any -> new TreeMap<>());
                    median.ifPresent(latency -> hours.put(at, latency));
                }
            }
            return found;
        } catch (SQLException failed) {
            throw new DatabaseException("could not read medians", failed);
        }
    }
}
