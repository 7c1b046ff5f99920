package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.check.CheckResult;
import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.check.Phases;
import gov.va.mobile.watch.health.CheckState;
import gov.va.mobile.watch.health.HealthStatus;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The hot path's SQL: claim, load, write (behaviour.md §2). Three round trips a batch whatever its size.
 *
 * <p>Plans relied on: the claim scans {@code check_state} (a few thousand narrow rows; an index on {@code next_at} would cost every run an index write) and locks
 * what it takes; load and write reach rows by the primary key. Both updates touch unindexed columns of half-filled pages, so they are HOT. The writes say their
 * conditions in a CASE, of which the planner assumes nothing: of {@code revision = ?} it would assume, as long as the table was not analysed, that next to no row fulfils it,
 * and compare each result with each row of the table.
 */
@ApplicationScoped
class CheckStore {
    private static final Pattern TIME = Pattern.compile("\\{([a-z_.]+)}");

    private static final String CLAIM = """
            WITH due AS (
                SELECT id FROM check_state
                WHERE revision = ? AND rated_host IS NULL AND next_at < now() + ? * interval '1 millisecond'
                ORDER BY next_at LIMIT ? FOR UPDATE SKIP LOCKED)
            UPDATE check_state c
            SET run_at = greatest(c.next_at, now()), holder = ?,
                next_at = to_timestamp((phase_ms + (floor((extract(epoch FROM greatest(c.next_at, now())) * 1000 - phase_ms)
                    / interval_ms) + 1) * interval_ms) / 1000.0)
            FROM due WHERE c.id = due.id
            RETURNING c.id, c.run_at, (extract(epoch FROM c.run_at - now()) * 1000000)::bigint""";

    private static final String LOAD = """
            SELECT number, id, upstream_id, check_id, last_run, status, since, row_since, failures, passes, degraded,
                failure_kind, failure_message, judged_at, silent, changes
            FROM check_state WHERE revision = ? AND""";

    private static final String INSERT_RESULTS = timed("""
            INSERT INTO check_result (check_number, at, class, latency_us, dns_us, connect_us, tls_us, first_byte_us,
                transfer_us, failure_kind, failure_message)
            SELECT n.check_number, {n.at}, n.class, n.latency_us, n.dns_us, n.connect_us, n.tls_us, n.first_byte_us,
                n.transfer_us, n.failure_kind, n.failure_message
            FROM unnest(?::int[], ?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::bigint[], ?::bigint[], ?::text[], ?::text[])
                AS n(check_number, at, class, latency_us, dns_us, connect_us, tls_us, first_byte_us, transfer_us, failure_kind,
                    failure_message)""");

    private static final String UPDATE_STATES = timed("""
            UPDATE check_state c
            SET last_run = {n.last_run}, status = n.status, since = {n.since}, row_since = {n.row_since}, failures = n.failures,
                passes = n.passes, degraded = n.degraded, failure_kind = n.failure_kind, failure_message = n.failure_message,
                judged_at = {n.judged_at}, last_class = n.last_class, last_latency_us = n.last_latency_us,
                last_kind = n.last_kind, last_message = n.last_message, silent = n.silent, changes = n.changes,
                next_at = CASE WHEN n.retry_ms IS NULL THEN c.next_at
                    ELSE least(c.next_at, {n.last_run} + n.retry_ms * interval '1 millisecond') END
            FROM unnest(?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::int[], ?::int[], ?::int[],
                ?::text[], ?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::boolean[], ?::int[], ?::bigint[])
                AS n(id, last_run, status, since, row_since, failures, passes, degraded, failure_kind, failure_message,
                    judged_at, last_class, last_latency_us, last_kind, last_message, silent, changes, retry_ms)
            WHERE c.id = n.id AND CASE WHEN c.revision = ? THEN c.last_run IS NULL OR c.last_run < {n.last_run} ELSE false END""");

    private static final String RECORD = INSERT_RESULTS + ";" + UPDATE_STATES;

    /** To the first slot that is not before the time, so that the load stays spread; never back, and never what is not asked at all. */
    private static final String PUT_OFF = timed("""
            UPDATE check_state c
            SET next_at = greatest(c.next_at, to_timestamp((c.phase_ms + ceil((extract(epoch FROM {n.until}) * 1000 - c.phase_ms)
                / c.interval_ms) * c.interval_ms) / 1000.0))
            FROM unnest(?::text[], ?::bigint[]) AS n(id, until)
            WHERE c.id = n.id AND CASE WHEN c.revision = ? THEN true ELSE false END""");

    private final DataSource database;
    private final LateResults late;

    CheckStore(DataSource database, LateResults late) {
        this.database = database;
        this.late = late;
    }

    /**
     * Takes what falls due within the time ahead at hosts without a rate ({@link HostRates}), at most so many, and moves each one's next time on.
     *
     * @param holder who takes them
     */
    List<Claim> claim(String revision, Duration ahead, int limit, UUID holder) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setString(1, revision);
            statement.setLong(2, ahead.toMillis());
            statement.setInt(3, limit);
            statement.setObject(4, holder);
            return Claim.taken(statement);
        } catch (SQLException failed) {
            throw new DatabaseException("could not claim checks", failed);
        }
    }

    /** Whether that revision is the one that is laid out; asked inside a turn, in which alone another one can be. */
    boolean laidOut(String revision) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT NOT EXISTS (SELECT FROM check_state WHERE revision <> ?)")) {
            statement.setString(1, revision);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        } catch (SQLException failed) {
            throw new DatabaseException("could not read which map is laid out", failed);
        }
    }

    /** The stored rows of these checks, by id; those of another revision are not among them. */
    Map<String, CheckRow> load(String revision, Collection<String> ids) {
        return load(LOAD + " id = ANY (?::text[])", revision, ids);
    }

    /** The stored rows of all checks of these upstreams, by id. */
    Map<String, CheckRow> loadOfUpstreams(String revision, Collection<String> upstreamIds) {
        return load(LOAD + " upstream_id = ANY (?::text[])", revision, upstreamIds);
    }

    private Map<String, CheckRow> load(String query, String revision, Collection<String> ids) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, revision);
            statement.setArray(2, connection.createArrayOf("text", ids.toArray()));
            var found = new HashMap<String, CheckRow>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    CheckRow row = row(rows);
                    found.put(row.id(), row);
                }
            }
            return found;
        } catch (SQLException failed) {
            throw new DatabaseException("could not load checks", failed);
        }
    }

    private static CheckRow row(ResultSet rows) throws SQLException {
        String upstreamId = rows.getString(3);
        String checkId = rows.getString(4);
        return new CheckRow(
                rows.getInt(1),
                rows.getString(2),
                upstreamId == null ? "" : upstreamId,
                checkId == null ? "" : checkId,
                SqlTime.read(rows, 5),
                new CheckState(
                        Coded.of(HealthStatus.class, rows.getString(6)),
                        SqlTime.read(rows, 7),
                        SqlTime.read(rows, 8),
                        rows.getInt(9),
                        rows.getInt(10),
                        rows.getInt(11),
                        Sql.failure(rows, 12, 13),
                        SqlTime.read(rows, 14),
                        rows.getBoolean(15),
                        rows.getInt(16)));
    }

    /** A result and the number of its check. */
    record ResultRow(int checkNumber, Run run) {}

    /** What a check is after its newest run; {@code retryAfter} counts from that run. */
    record StateRow(Run run, CheckState state, Optional<Duration> retryAfter) {}

    /** Keeps results as they came, and moves the checks on to what their newest runs made of them, unless a newer run was recorded; in one round trip. */
    void record(String revision, List<ResultRow> results, List<StateRow> states) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(RECORD)) {
            bindStates(revision, states, statement, bindResults(results, statement));
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseException("could not record results", failed);
        }
        late.note(results.stream().map(row -> row.run().runAt()));
    }

    private static int bindResults(List<ResultRow> results, PreparedStatement statement) throws SQLException {
        Columns<ResultRow> columns = new Columns<>(statement, results, 1);
        columns.ints(ResultRow::checkNumber);
        columns.times(row -> row.run().runAt());
        columns.texts(row -> row.run().result().resultClass().code());
        columns.longs(row -> micros(row.run().result().latency().toNanos()));
        columns.longs(row -> micros(phases(row).dns()));
        columns.longs(row -> micros(phases(row).connect()));
        columns.longs(row -> micros(phases(row).tls()));
        columns.longs(row -> micros(phases(row).firstByte()));
        columns.longs(row -> micros(phases(row).transfer()));
        columns.texts(row -> kind(row.run().result()));
        columns.texts(row -> message(row.run().result()));
        return columns.next();
    }

    private static void bindStates(String revision, List<StateRow> states, PreparedStatement statement, int first)
            throws SQLException {
        Columns<StateRow> columns = new Columns<>(statement, states, first);
        columns.texts(row -> row.run().checkId());
        columns.times(row -> row.run().runAt());
        columns.texts(row -> row.state().status().code());
        columns.times(row -> row.state().since().orElse(null));
        columns.times(row -> row.state().rowSince().orElse(null));
        columns.ints(row -> row.state().failures());
        columns.ints(row -> row.state().passes());
        columns.ints(row -> row.state().degraded());
        columns.texts(row ->
                row.state().failure().map(Failure::kind).map(FailureKind::code).orElse(null));
        columns.texts(row -> row.state().failure().map(Failure::message).orElse(null));
        columns.times(row -> row.state().judgedAt().orElse(null));
        columns.texts(row -> row.run().result().resultClass().code());
        columns.longs(row -> micros(row.run().result().latency().toNanos()));
        columns.texts(row -> kind(row.run().result()));
        columns.texts(row -> message(row.run().result()));
        columns.add("boolean", Boolean[]::new, row -> row.state().silent());
        columns.ints(row -> row.state().changes());
        columns.longs(row -> row.retryAfter().map(Duration::toMillis).orElse(null));
        statement.setString(columns.next(), revision);
    }

    /** Does not ask these before that time. */
    void putOff(String revision, Map<String, Instant> until) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(PUT_OFF)) {
            Columns<Map.Entry<String, Instant>> columns = new Columns<>(statement, List.copyOf(until.entrySet()), 1);
            columns.texts(Map.Entry::getKey);
            columns.times(Map.Entry::getValue);
            statement.setString(columns.next(), revision);
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseException("could not put checks off", failed);
        }
    }

    /** Binds one array parameter per column, in the statement's order; arrays of their own type, which the driver sends as they are instead of as text. */
    private static final class Columns<T> {
        private final PreparedStatement statement;
        private final List<T> rows;
        private int next;

        Columns(PreparedStatement statement, List<T> rows, int first) {
            this.statement = statement;
            this.rows = rows;
            this.next = first;
        }

        void texts(Function<T, @Nullable String> value) throws SQLException {
            add("text", String[]::new, value);
        }

        void ints(Function<T, Integer> value) throws SQLException {
            add("int", Integer[]::new, value);
        }

        void longs(Function<T, @Nullable Long> value) throws SQLException {
            add("bigint", Long[]::new, value);
        }

        /** In microseconds: {@link SqlTime#fromMicros}. */
        void times(Function<T, @Nullable Instant> value) throws SQLException {
            longs(row -> {
                @Nullable Instant time = value.apply(row);
                return time == null ? null : SqlTime.micros(time);
            });
        }

        <V> void add(String type, IntFunction<@Nullable V[]> array, Function<T, ? extends @Nullable V> value)
                throws SQLException {
            @Nullable V[] values = array.apply(rows.size());
            for (int i = 0; i < values.length; i++) {
                values[i] = value.apply(rows.get(i));
            }
            statement.setArray(next++, statement.getConnection().createArrayOf(type, values));
        }

        int next() {
            return next;
        }
    }

    private static Phases phases(ResultRow row) {
        return row.run().result().phases();
    }

    private static @Nullable Long micros(long nanos) {
        return nanos == Phases.NOT_REACHED ? null : nanos / 1000;
    }

    private static @Nullable String kind(CheckResult result) {
        return result.failure().map(failure -> failure.kind().code()).orElse(null);
    }

    private static @Nullable String message(CheckResult result) {
        return result.failure().map(Failure::message).orElse(null);
    }

    /** With the times that stand in braces, which come in microseconds. */
    private static String timed(String sql) {
        return TIME.matcher(sql).replaceAll(time -> SqlTime.fromMicros(time.group(1)));
    }
}
