package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.health.HealthNews.Move;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.UpstreamState;
import gov.va.mobile.watch.platform.Coded;
import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.SqlTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The SQL of upstreams' health and its moves. */
@ApplicationScoped
class UpstreamStore {
    private static final String LOAD = """
            SELECT upstream_id, status, since, direct, caused_by, check_id, failure_kind, failure_message, flapping
            FROM upstream_state WHERE upstream_id = ANY (?::text[])""";

    private static final String SAVE = """
            INSERT INTO upstream_state (upstream_id, status, since, direct, check_id, failure_kind, failure_message, flapping)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (upstream_id) DO UPDATE SET status = excluded.status, since = excluded.since, direct = excluded.direct,
                check_id = excluded.check_id, failure_kind = excluded.failure_kind,
                failure_message = excluded.failure_message, flapping = excluded.flapping""";

    private static final String MOVE =
            "INSERT INTO upstream_transition (upstream_id, at, status, caused_by) VALUES (?, ?, ?, ?)";

    /** A gap hides what was recorded of its time. */
    private static final String HIDE = "DELETE FROM upstream_transition WHERE upstream_id = ? AND at >= ?";

    /**
     * A move that turns out to lie before others says better what came then; gaps stay. Of what was never judged before, a gap ends with another unknown move.
     */
    private static final String CORRECT = """
            UPDATE upstream_transition t SET status = ?, caused_by = ?
            FROM (SELECT number, status, lag(status) OVER earlier AS follows,
                    count(*) FILTER (WHERE status = 'unknown') OVER earlier AS unknowns
                FROM upstream_transition WHERE upstream_id = ? AND at > ? WINDOW earlier AS (ORDER BY at, number)) later
            WHERE t.number = later.number
                AND (later.status <> 'unknown' OR (later.follows = 'unknown' AND later.unknowns % 2 = 0))""";

    /** The moves since a time, and of each upstream the last one before it, in order. */
    private static final String MOVES = """
            SELECT upstream_id, at, status, caused_by, number FROM upstream_transition WHERE at >= ?
            UNION ALL
            SELECT b.* FROM upstream_state s CROSS JOIN LATERAL (
                SELECT upstream_id, at, status, caused_by, number FROM upstream_transition t
                WHERE t.upstream_id = s.upstream_id AND t.at < ? ORDER BY t.at DESC, t.number DESC LIMIT 1) b
            ORDER BY upstream_id, at, number""";

    private static final String LAST = "SELECT coalesce(max(number), 0) FROM upstream_transition";

    private static final String AFTER = """
            SELECT upstream_id, at, status, caused_by, number FROM upstream_transition WHERE number > ? ORDER BY number""";

    private static final String OF_ONE = """
            SELECT upstream_id, at, status, caused_by, number FROM upstream_transition
            WHERE upstream_id = ? AND at >= coalesce(
                (SELECT max(at) FROM upstream_transition WHERE upstream_id = ? AND at <= ?), '-infinity') AND at < ?
            ORDER BY at, number""";

    private static final String KNOWS = "SELECT 1 FROM upstream_transition WHERE upstream_id = ? LIMIT 1";

    private static final String FORGET = """
            DELETE FROM upstream_transition t WHERE at < ? AND EXISTS (
                SELECT FROM upstream_transition later WHERE later.upstream_id = t.upstream_id AND later.at > t.at AND later.at < ?)""";

    private static final int AT_ONCE = 5000;

    private final DataSource database;

    UpstreamStore(DataSource database) {
        this.database = database;
    }

    /** What is stored of these upstreams, by id. */
    Map<String, UpstreamState> load(Collection<String> upstreamIds) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LOAD)) {
            statement.setArray(1, connection.createArrayOf("text", upstreamIds.toArray()));
            var found = new HashMap<String, UpstreamState>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            rows.getString(1),
                            new UpstreamState(
                                    Coded.of(HealthStatus.class, rows.getString(2)),
                                    SqlTime.read(rows, 3),
                                    rows.getBoolean(4),
                                    Sql.texts(rows, 5),
                                    Optional.ofNullable(rows.getString(6)),
                                    Sql.failure(rows, 7, 8),
                                    rows.getBoolean(9)));
                }
            }
            return found;
        } catch (SQLException failed) {
            throw new DatabaseException("could not load upstreams", failed);
        }
    }

    /** Stores what upstreams are now; their causes are {@link CauseStore}'s. */
    void save(Map<String, UpstreamState> states) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SAVE)) {
            for (Map.Entry<String, UpstreamState> entry : states.entrySet()) {
                UpstreamState state = entry.getValue();
                statement.setString(1, entry.getKey());
                statement.setString(2, state.status().code());
                statement.setObject(3, SqlTime.of(state.since()));
                statement.setBoolean(4, state.direct());
                statement.setString(5, state.checkId().orElse(null));
                statement.setString(
                        6, state.failure().map(failure -> failure.kind().code()).orElse(null));
                statement.setString(7, state.failure().map(Failure::message).orElse(null));
                statement.setBoolean(8, state.flapping());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException failed) {
            throw new DatabaseException("could not store upstreams", failed);
        }
    }

    /** Adds moves to the record, in that order; each corrects what was recorded before of the time after it, as {@link Timeline#add} does. */
    void add(List<Move> moves) {
        try (Connection connection = database.getConnection();
                PreparedStatement hide = connection.prepareStatement(HIDE);
                PreparedStatement correct = connection.prepareStatement(CORRECT);
                PreparedStatement statement = connection.prepareStatement(MOVE)) {
            for (Move move : moves) {
                overtake(move, hide, correct);
                statement.setString(1, move.upstreamId());
                statement.setObject(2, SqlTime.of(move.at()));
                statement.setString(3, move.status().code());
                statement.setArray(
                        4, connection.createArrayOf("text", move.causedBy().toArray()));
                statement.executeUpdate();
            }
        } catch (SQLException failed) {
            throw new DatabaseException("could not record moves of upstreams", failed);
        }
    }

    private static void overtake(Move move, PreparedStatement hide, PreparedStatement correct) throws SQLException {
        if (move.status() == HealthStatus.UNKNOWN) {
            hide.setString(1, move.upstreamId());
            hide.setObject(2, SqlTime.of(move.at()));
            hide.executeUpdate();
        } else {
            correct.setString(1, move.status().code());
            correct.setArray(
                    2,
                    correct.getConnection()
                            .createArrayOf("text", move.causedBy().toArray()));
            correct.setString(3, move.upstreamId());
            correct.setObject(4, SqlTime.of(move.at()));
            correct.executeUpdate();
        }
    }

    /** All moves since that time, with the last one before it, by upstream and in order. */
    List<Move> movesSince(Instant from) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(MOVES)) {
            statement.setObject(1, SqlTime.of(from));
            statement.setObject(2, SqlTime.of(from));
            return moves(statement);
        } catch (SQLException failed) {
            throw new DatabaseException("could not read moves of upstreams", failed);
        }
    }

    /** The moves of one upstream in that time, with the last one before it, in order. */
    List<Move> movesOf(String upstreamId, Instant from, Instant to) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(OF_ONE)) {
            statement.setString(1, upstreamId);
            statement.setString(2, upstreamId);
            statement.setObject(3, SqlTime.of(from));
            statement.setObject(4, SqlTime.of(to));
            return moves(statement);
        } catch (SQLException failed) {
            throw new DatabaseException("could not read moves of an upstream", failed);
        }
    }

    /** Whether any move of that upstream is recorded. */
    boolean knows(String upstreamId) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(KNOWS)) {
            statement.setString(1, upstreamId);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException failed) {
            throw new DatabaseException("could not look for moves of an upstream", failed);
        }
    }

    /** The number of the last move that was recorded; those of later ones are higher. */
    long lastMove() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LAST);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failed) {
            throw new DatabaseException("could not read the last move of upstreams", failed);
        }
    }

    /**
     * Each move since that time, with the last one before it, by upstream and in order; not all in memory at once.
     *
     * @return the highest number among them
     */
    long eachMoveSince(Instant from, Consumer<Move> taker) {
        return each(MOVES, taker, SqlTime.of(from), SqlTime.of(from));
    }

    /** Each move that was recorded after the one of that number, in the order of recording. */
    long eachMoveAfter(long number, Consumer<Move> taker) {
        return each(AFTER, taker, number);
    }

    private long each(String sql, Consumer<Move> taker, Object... parameters) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setFetchSize(AT_ONCE);
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                long highest = 0;
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        taker.accept(move(rows));
                        highest = Math.max(highest, rows.getLong(5));
                    }
                }
                return highest;
            } catch (SQLException failed) {
                throw new DatabaseException("could not read moves of upstreams", failed);
            }
        });
    }

    /** Deletes what was before that time, but for each upstream's last move before it. */
    void forgetMovesBefore(Instant time) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setObject(1, SqlTime.of(time));
            statement.setObject(2, SqlTime.of(time));
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseException("could not forget old moves of upstreams", failed);
        }
    }

    private static List<Move> moves(PreparedStatement statement) throws SQLException {
        var moves = new ArrayList<Move>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                moves.add(move(rows));
            }
        }
        return moves;
    }

    private static Move move(ResultSet rows) throws SQLException {
        return new Move(
                rows.getString(1),
                SqlTime.read(rows, 2).orElseThrow(),
                Coded.of(HealthStatus.class, rows.getString(3)),
                Sql.texts(rows, 4));
    }
}
