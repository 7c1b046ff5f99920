package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.health.Cause;
import gov.va.mobile.watch.health.SharedRoot;
import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.SqlTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** The SQL of why upstreams are down. */
@ApplicationScoped
class CauseStore {
    /** Both tables are scanned: the one holds a narrow row per check, as the claim scans it each second, the other a row per upstream. */
    private static final String TROUBLED = """
            SELECT upstream_id FROM upstream_state WHERE status = 'down' OR cause <> 'none'
            UNION SELECT upstream_id FROM check_state
            WHERE revision = ? AND upstream_id IS NOT NULL AND (failures > 0 OR status = 'down')""";

    private static final String CAUSES = """
            SELECT upstream_id, cause, caused_by, known_at, freed_at, due_at FROM upstream_state
            WHERE upstream_id = ANY (?::text[]) AND cause <> 'none'""";

    private static final String SAVE = """
            UPDATE upstream_state SET cause = ?, caused_by = ?, known_at = ?, freed_at = ?, due_at = ? WHERE upstream_id = ?""";

    private static final String SHARED =
            "SELECT id, since, known_at, way, members, caused_by, failure_kind, failure_message FROM shared_root ORDER BY id";

    private static final String ADD_SHARED = """
            INSERT INTO shared_root (id, since, known_at, way, members, caused_by, failure_kind, failure_message)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";

    /** By ix_upstream_state_due. */
    private static final String DUE = "SELECT EXISTS (SELECT 1 FROM upstream_state WHERE due_at <= ?)";

    private final DataSource database;

    CauseStore(DataSource database) {
        this.database = database;
    }

    /** Upstreams that are down, or of which a check fails, or that were down until now. */
    Set<String> troubled(String revision) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(TROUBLED)) {
            statement.setString(1, revision);
            var found = new LinkedHashSet<String>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        } catch (SQLException failed) {
            throw new DatabaseException("could not look for trouble", failed);
        }
    }

    /** What was said last about these upstreams, by id; those that are not down are left out. */
    Map<String, Cause> causes(Collection<String> upstreamIds) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(CAUSES)) {
            statement.setArray(1, connection.createArrayOf("text", upstreamIds.toArray()));
            var found = new HashMap<String, Cause>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), cause(rows));
                }
            }
            return found;
        } catch (SQLException failed) {
            throw new DatabaseException("could not load causes", failed);
        }
    }

    private static Cause cause(ResultSet rows) throws SQLException {
        Instant knownAt = SqlTime.read(rows, 4).orElseThrow();
        Optional<Instant> freedAt = SqlTime.read(rows, 5);
        Optional<Instant> dueAt = SqlTime.read(rows, 6);
        return switch (rows.getString(2)) {
            case "undecided" -> new Cause.Undecided(knownAt, dueAt.orElse(knownAt));
            case "own" -> new Cause.Own(knownAt);
            default ->
                new Cause.Explained(
                        knownAt, Sql.texts(rows, 3), freedAt.map(at -> new Cause.Freed(at, dueAt.orElse(at))));
        };
    }

    /** Stores what is said now. */
    void save(Map<String, Cause> causes) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SAVE)) {
            for (Map.Entry<String, Cause> entry : causes.entrySet()) {
                Cause cause = entry.getValue();
                Optional<Instant> freedAt = cause instanceof Cause.Explained explained
                        ? explained.freed().map(Cause.Freed::at)
                        : Optional.empty();
                statement.setString(1, code(cause));
                statement.setArray(
                        2, connection.createArrayOf("text", cause.roots().toArray()));
                statement.setObject(3, SqlTime.of(cause.known()));
                statement.setObject(4, SqlTime.of(freedAt));
                statement.setObject(5, SqlTime.of(cause.due()));
                statement.setString(6, entry.getKey());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException failed) {
            throw new DatabaseException("could not store causes", failed);
        }
    }

    private static String code(Cause cause) {
        return switch (cause) {
            case Cause.None _ -> "none";
            case Cause.Undecided _ -> "undecided";
            case Cause.Own _ -> "own";
            case Cause.Explained _ -> "explained";
        };
    }

    /** The groups, and the common cause, that are roots now, by id. */
    Map<String, SharedRoot> shared() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SHARED);
                ResultSet rows = statement.executeQuery()) {
            var found = new LinkedHashMap<String, SharedRoot>();
            while (rows.next()) {
                found.put(
                        rows.getString(1),
                        new SharedRoot(
                                rows.getString(1),
                                SqlTime.read(rows, 2).orElseThrow(),
                                SqlTime.read(rows, 3).orElseThrow(),
                                rows.getString(4),
                                new LinkedHashSet<>(Sql.texts(rows, 5)),
                                Sql.texts(rows, 6),
                                Sql.failure(rows, 7, 8)));
            }
            return found;
        } catch (SQLException failed) {
            throw new DatabaseException("could not load shared roots", failed);
        }
    }

    /** Stores which are roots now, in place of those that were; they are few. */
    void save(Collection<SharedRoot> roots) {
        try (Connection connection = database.getConnection();
                Statement clear = connection.createStatement();
                PreparedStatement statement = connection.prepareStatement(ADD_SHARED)) {
            clear.executeUpdate("DELETE FROM shared_root");
            for (SharedRoot root : roots) {
                statement.setString(1, root.id());
                statement.setObject(2, SqlTime.of(root.since()));
                statement.setObject(3, SqlTime.of(root.knownAt()));
                statement.setString(4, root.way());
                statement.setArray(
                        5, connection.createArrayOf("text", root.members().toArray()));
                statement.setArray(
                        6, connection.createArrayOf("text", root.causedBy().toArray()));
                statement.setString(
                        7, root.failure().map(failure -> failure.kind().code()).orElse(null));
                statement.setString(8, root.failure().map(Failure::message).orElse(null));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException failed) {
            throw new DatabaseException("could not store shared roots", failed);
        }
    }

    /** Whether time alone decides something about the cause of an upstream at that time. */
    boolean anyDue(Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(DUE)) {
            statement.setObject(1, SqlTime.of(now));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        } catch (SQLException failed) {
            throw new DatabaseException("could not look for causes that are due", failed);
        }
    }
}
