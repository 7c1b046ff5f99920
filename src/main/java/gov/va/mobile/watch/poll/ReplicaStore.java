package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.platform.DatabaseException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The SQL of who is alive and which revision of the map is in force; all times are the database's. */
@ApplicationScoped
class ReplicaStore {
    private static final String BEGIN = """
            INSERT INTO map_revision (revision, introduced_at) VALUES (?, now())
            ON CONFLICT (revision) DO UPDATE SET introduced_at = now()
            WHERE NOT EXISTS (SELECT FROM replica r WHERE r.alive_at > now() - ? * interval '1 millisecond')""";

    private static final String CHANGE = """
            INSERT INTO map_revision (revision, introduced_at) VALUES (?, now())
            ON CONFLICT (revision) DO UPDATE SET introduced_at = now()
            WHERE NOT EXISTS (SELECT FROM replica r WHERE r.revision = excluded.revision
                AND r.alive_at > now() - ? * interval '1 millisecond')""";

    private static final String RENEW = """
            INSERT INTO replica (id, alive_at, revision) VALUES (?, now(), ?)
            ON CONFLICT (id) DO UPDATE SET alive_at = now(), revision = excluded.revision""";

    private static final String IN_FORCE = """
            SELECT m.revision FROM map_revision m
            WHERE EXISTS (SELECT FROM replica r WHERE r.revision = m.revision AND r.alive_at > now() - ? * interval '1 millisecond')
            ORDER BY m.introduced_at DESC, m.revision LIMIT 1""";

    /** Also which revision is laid out: all rows are of one, so any of them tells. */
    private static final String STANDING = "SELECT (" + IN_FORCE + "), (SELECT revision FROM check_state LIMIT 1)";

    private static final String FORGET = "DELETE FROM replica WHERE alive_at < now() - interval '1 hour'";

    private final DataSource database;

    ReplicaStore(DataSource database) {
        this.database = database;
    }

    /**
     * A replica starts with that revision. One that was known before is as old as it was, unless nobody else lives: whether it is a step back that is being
     * rolled out or an old replica that was started again cannot be told, and either way it comes into force when the last replica with a newer one has gone.
     */
    void begin(String revision, Duration aliveFor) {
        introduce(BEGIN, revision, aliveFor);
    }

    /** The file of a running replica changed to that revision: it counts as new, unless a live replica holds it already. */
    void change(String revision, Duration aliveFor) {
        introduce(CHANGE, revision, aliveFor);
    }

    private void introduce(String sql, String revision, Duration aliveFor) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, revision);
            statement.setLong(2, aliveFor.toMillis());
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseException("could not introduce the map's revision", failed);
        }
    }

    /**
     * How a replica's map stands.
     *
     * @param inForce whether its revision is the newest that a live replica holds
     * @param laidOut the revision by which checks are claimed; empty while there are none
     */
    record MapStanding(boolean inForce, Optional<String> laidOut) {}

    /** Shows that the replica lives and which revision it holds, in one round trip. */
    MapStanding renew(UUID replica, String revision, Duration aliveFor) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(RENEW + ";" + FORGET + ";" + STANDING)) {
            statement.setObject(1, replica);
            statement.setString(2, revision);
            statement.setLong(3, aliveFor.toMillis());
            for (boolean rows = statement.execute(); !rows; rows = statement.getMoreResults()) {
                // the renewal and the forgetting, which answer a count each
            }
            try (ResultSet rows = statement.getResultSet()) {
                rows.next();
                return new MapStanding(revision.equals(rows.getString(1)), Optional.ofNullable(rows.getString(2)));
            }
        } catch (SQLException failed) {
            throw new DatabaseException("could not renew the replica", failed);
        }
    }

    /** Whether that revision is the newest that a live replica holds. */
    boolean inForce(String revision, Duration aliveFor) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(IN_FORCE)) {
            statement.setLong(1, aliveFor.toMillis());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getString(1).equals(revision);
            }
        } catch (SQLException failed) {
            throw new DatabaseException("could not read which map is in force", failed);
        }
    }

    /** Takes the replica off the list, so that its part goes to the others at once. */
    void leave(UUID replica) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("DELETE FROM replica WHERE id = ?")) {
            statement.setObject(1, replica);
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseException("could not take the replica off the list", failed);
        }
    }
}
