package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.UpstreamState;
import gov.va.mobile.watch.platform.Coded;
import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.SqlTime;
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

    /** The moves since a time, and of each upstream the last one before it, in order. */
    private static final String MOVES = """
            SELECT upstream_id, at, status, caused_by, number FROM upstream_transition WHERE at >= ?
            UNION ALL
            SELECT b.* FROM upstream_state s CROSS JOIN LATERAL (
                SELECT upstream_id, at, status, caused_by, number FROM upstream_transition t
                WHERE t.upstream_id = s.upstream_id AND t.at < ? ORDER BY t.at DESC, t.number DESC LIMIT 1) b
            ORDER BY upstream_id, at, number""";

    private final DataSource database;

    UpstreamStore(DataSource database) {
        this.database = database;
    }

    /** A move of an upstream's health; {@code UNKNOWN} where our record begins a gap. */
    record Move(String upstreamId, Instant at, HealthStatus status, List<String> causedBy) {}

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

    /** Adds moves to the record. */
    void add(List<Move> moves) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(MOVE)) {
            for (Move move : moves) {
                statement.setString(1, move.upstreamId());
                statement.setObject(2, SqlTime.of(move.at()));
                statement.setString(3, move.status().code());
                statement.setArray(
                        4, connection.createArrayOf("text", move.causedBy().toArray()));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException failed) {
            throw new DatabaseException("could not record moves of upstreams", failed);
        }
    }

    /** All moves since that time, with the last one before it, by upstream and in order. */
    List<Move> movesSince(Instant from) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(MOVES)) {
            statement.setObject(1, SqlTime.of(from));
            statement.setObject(2, SqlTime.of(from));
            var moves = new ArrayList<Move>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    moves.add(new Move(
                            rows.getString(1),
                            SqlTime.read(rows, 2).orElseThrow(),
                            Coded.of(HealthStatus.class, rows.getString(3)),
                            Sql.texts(rows, 4)));
                }
            }
            return moves;
        } catch (SQLException failed) {
            throw new DatabaseException("could not read moves of upstreams", failed);
        }
    }
}
