package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.health.Standing;
import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.MapInForce;
import gov.va.mobile.watch.map.Pause;
import gov.va.mobile.watch.map.Source;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.Digests;
import gov.va.mobile.watch.platform.SqlTime;
import gov.va.mobile.watch.platform.Turn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Lays a map's checks out in the database: new ones are added, those that ask and expect the same keep their counters and their place in time, changed ones
 * begin anew, and those that left go (their results stay).
 */
@ApplicationScoped
class MapActivation {
    /** A time that never comes: such a row is not claimed. */
    private static final String NEVER = "infinity";

    private static final String PUT = """
            INSERT INTO check_state AS c (id, upstream_id, check_id, revision, fingerprint, interval_ms, phase_ms, next_at, rated_host)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?)
            ON CONFLICT (id) DO UPDATE SET
                revision = excluded.revision, fingerprint = excluded.fingerprint,
                interval_ms = excluded.interval_ms, phase_ms = excluded.phase_ms, rated_host = excluded.rated_host,
                next_at = CASE WHEN ? AND c.interval_ms = excluded.interval_ms THEN least(c.next_at, excluded.next_at)
                    ELSE excluded.next_at END,
                status = CASE WHEN c.fingerprint = excluded.fingerprint THEN c.status ELSE 'unknown' END,
                since = CASE WHEN c.fingerprint = excluded.fingerprint THEN c.since END,
                row_since = CASE WHEN c.fingerprint = excluded.fingerprint THEN c.row_since END,
                failures = CASE WHEN c.fingerprint = excluded.fingerprint THEN c.failures ELSE 0 END,
                passes = CASE WHEN c.fingerprint = excluded.fingerprint THEN c.passes ELSE 0 END,
                degraded = CASE WHEN c.fingerprint = excluded.fingerprint THEN c.degraded ELSE 0 END,
                failure_kind = CASE WHEN c.fingerprint = excluded.fingerprint THEN c.failure_kind END,
                failure_message = CASE WHEN c.fingerprint = excluded.fingerprint THEN c.failure_message END,
                silent = c.fingerprint = excluded.fingerprint AND c.silent,
                changes = CASE WHEN c.fingerprint = excluded.fingerprint THEN c.changes ELSE 1 END""";

    /** What is paused begins anew when its pause ends: what was seen before says nothing of then. */
    private static final String FORGET = """
            UPDATE check_state SET status = 'unknown', since = NULL, row_since = NULL, failures = 0, passes = 0, degraded = 0,
                failure_kind = NULL, failure_message = NULL, silent = false, changes = 1
            WHERE id = ANY (?)""";

    private static final String NAME = """
            INSERT INTO check_identity (number, upstream_id, check_id)
            SELECT number, upstream_id, check_id FROM check_state WHERE upstream_id IS NOT NULL AND check_id IS NOT NULL
            ON CONFLICT DO NOTHING""";

    /** Of an upstream that leaves the map nothing is known any more, from when its last result has said all it could. */
    private static final String END = """
            WITH ended AS (
                SELECT upstream_id, least(?, max(judged_at + ? * interval_ms * interval '1 millisecond')) AS at
                FROM check_state WHERE upstream_id <> ALL (?) AND judged_at IS NOT NULL GROUP BY upstream_id),
            hidden AS (DELETE FROM upstream_transition t USING ended e WHERE t.upstream_id = e.upstream_id AND t.at >= e.at)
            INSERT INTO upstream_transition (upstream_id, at, status) SELECT upstream_id, at, 'unknown' FROM ended""";

    private static final String DROP = "DELETE FROM check_state WHERE revision <> ?";

    private static final String DROP_UPSTREAMS = "DELETE FROM upstream_state WHERE upstream_id <> ALL (?)";

    private static final String PUT_UPSTREAMS =
            "INSERT INTO upstream_state (upstream_id) SELECT unnest(?::text[]) ON CONFLICT DO NOTHING";

    private final Turn turn;
    private final DataSource database;
    private final BatchJudge judge;
    private final Event<MapInForce> inForce;
    private final Clock clock;

    MapActivation(Turn turn, DataSource database, BatchJudge judge, Event<MapInForce> inForce, Clock clock) {
        this.turn = turn;
        this.database = database;
        this.judge = judge;
        this.inForce = inForce;
        this.clock = clock;
    }

    /** Puts the plan's map in force, all of it or nothing; doing it again changes nothing. */
    void activate(PollPlan plan) {
        activate(plan, () -> true);
    }

    /**
     * Puts the plan's map in force if it still is the one to be, which is asked while nobody else can change that.
     *
     * @return whether it was
     */
    boolean activate(PollPlan plan, BooleanSupplier stillNewest) {
        boolean done = turn.take(() -> stillNewest.getAsBoolean() && layOut(plan));
        if (done) {
            judge.review(plan);
        }
        return done;
    }

    private boolean layOut(PollPlan plan) {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection()) {
            List<Row> rows = rows(plan);
            put(connection, plan.map().revision(), rows);
            forget(connection, rows.stream().filter(Row::paused).map(Row::id).toArray());
            drop(connection, plan, now);
            HostRates.put(connection, plan.rates().keySet());
        } catch (SQLException failed) {
            throw new DatabaseException("could not lay out the services map", failed);
        }
        inForce.fire(new MapInForce(plan.map(), now));
        return true;
    }

    private record Row(
            String id,
            @Nullable String upstreamId,
            @Nullable String checkId,
            String fingerprint,
            Schedule schedule,
            String nextAt,
            boolean keepsPlace,
            boolean paused,
            @Nullable String ratedHost) {}

    private List<Row> rows(PollPlan plan) {
        Instant now = clock.instant();
        var rows = new ArrayList<Row>();
        for (Upstream upstream : plan.map().upstreams()) {
            for (Check check : upstream.checks()) {
                String id = CheckIds.of(upstream, check);
                var schedule = Schedule.of(id, check.interval());
                Optional<Pause> pause = upstream.pause(check, now);
                boolean claimed = plan.unit(id).isPresent();
                String next = claimed ? firstSlot(schedule, pause, now) : NEVER;
                rows.add(new Row(
                        id,
                        upstream.id(),
                        check.id(),
                        fingerprint(check.target()),
                        schedule,
                        next,
                        claimed && pause.isEmpty(),
                        pause.isPresent(),
                        ratedHost(plan, id)));
            }
        }
        for (Source source : plan.map().sources()) {
            String id = CheckIds.of(source);
            var schedule = Schedule.of(id, source.interval());
            boolean claimed = plan.unit(id).isPresent();
            String next = claimed ? firstSlot(schedule, Optional.empty(), now) : NEVER;
            rows.add(new Row(
                    id, null, null, fingerprint(source.url()), schedule, next, claimed, false, ratedHost(plan, id)));
        }
        return rows;
    }

    private static @Nullable String ratedHost(PollPlan plan, String id) {
        return plan.unit(id).flatMap(plan::ratedHost).orElse(null);
    }

    private static String firstSlot(Schedule schedule, Optional<Pause> pause, Instant now) {
        if (pause.isEmpty()) {
            return schedule.after(now).toString();
        }
        return pause.get()
                .until()
                .map(until -> schedule.after(until).toString())
                .orElse(NEVER);
    }

    private static String fingerprint(Object asked) {
        byte[] hash = Digests.sha256(asked.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, 16);
    }

    private static void put(Connection connection, String revision, List<Row> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PUT)) {
            for (Row row : rows) {
                statement.setString(1, row.id());
                statement.setString(2, row.upstreamId());
                statement.setString(3, row.checkId());
                statement.setString(4, revision);
                statement.setString(5, row.fingerprint());
                statement.setLong(6, row.schedule().interval().toMillis());
                statement.setLong(7, row.schedule().phase().toMillis());
                statement.setString(8, row.nextAt());
                statement.setString(9, row.ratedHost());
                statement.setBoolean(10, row.keepsPlace());
                statement.addBatch();
            }
            statement.executeBatch();
        }
        try (Statement names = connection.createStatement()) {
            names.executeUpdate(NAME);
        }
    }

    private static void forget(Connection connection, Object[] paused) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setArray(1, connection.createArrayOf("text", paused));
            statement.executeUpdate();
        }
    }

    private static void drop(Connection connection, PollPlan plan, Instant now) throws SQLException {
        Object[] upstreams = plan.map().upstreams().stream().map(Upstream::id).toArray();
        try (PreparedStatement ended = connection.prepareStatement(END);
                PreparedStatement checks = connection.prepareStatement(DROP);
                PreparedStatement gone = connection.prepareStatement(DROP_UPSTREAMS);
                PreparedStatement all = connection.prepareStatement(PUT_UPSTREAMS)) {
            ended.setObject(1, SqlTime.of(now));
            ended.setInt(2, Standing.SPEAKS_FOR);
            ended.setArray(3, connection.createArrayOf("text", upstreams));
            ended.executeUpdate();
            checks.setString(1, plan.map().revision());
            checks.executeUpdate();
            gone.setArray(1, connection.createArrayOf("text", upstreams));
            gone.executeUpdate();
            all.setArray(1, connection.createArrayOf("text", upstreams));
            all.executeUpdate();
        }
    }
}
