package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.platform.Coded;
import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.SqlTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** How destinations do: the SQL of it. */
@ApplicationScoped
class Conditions {
    /** A channel that was only tried has no lease yet. */
    private static final String SENT = """
            INSERT INTO destination (name, holder, lease_until, last_sent_at) VALUES (?, '', clock_timestamp(), ?)
            ON CONFLICT (name) DO UPDATE SET last_sent_at = excluded.last_sent_at, last_error = NULL, failing_since = NULL""";

    /** It takes messages, but not this one. */
    private static final String REFUSED = "UPDATE destination SET last_error = ?, failing_since = NULL WHERE name = ?";

    private static final String FAILED =
            "UPDATE destination SET last_error = ?, failing_since = coalesce(failing_since, ?) WHERE name = ?";

    private static final String ALL =
            "SELECT name, last_sent_at, last_error, failing_since, paused_reason, not_before, told_failing FROM destination";

    private final DataSource database;

    Conditions(DataSource database) {
        this.database = database;
    }

    /** Remembers what came of a call that ended then. */
    void heard(Destination destination, Answer answer, Instant now) {
        switch (answer) {
            case Answer.Delivered _ ->
                update(SENT, statement -> {
                    statement.setString(1, destination.code());
                    statement.setObject(2, SqlTime.of(now));
                });
            case Answer.Refused refused ->
                update(REFUSED, statement -> {
                    statement.setString(1, refused.said());
                    statement.setString(2, destination.code());
                });
            case Answer.Closed closed -> failed(destination, closed.said(), now);
            case Answer.Later later -> failed(destination, later.said(), now);
        }
    }

    /** People were told elsewhere that it takes nothing, or that it does again. */
    void told(Destination destination, boolean failing) {
        update("UPDATE destination SET told_failing = ? WHERE name = ?", statement -> {
            statement.setBoolean(1, failing);
            statement.setString(2, destination.code());
        });
    }

    /** Of each destination that was ever called. */
    Map<Destination, Condition> all() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ALL);
                ResultSet row = statement.executeQuery()) {
            Map<Destination, Condition> found = new EnumMap<>(Destination.class);
            while (row.next()) {
                Condition condition = condition(row);
                Coded.find(Destination.class, row.getString(1))
                        .ifPresent(destination -> found.put(destination, condition));
            }
            return found;
        } catch (SQLException failed) {
            throw new DatabaseException("could not look how destinations do", failed);
        }
    }

    private static Condition condition(ResultSet row) throws SQLException {
        return new Condition(
                SqlTime.read(row, 2),
                Optional.ofNullable(row.getString(3)),
                SqlTime.read(row, 4),
                Optional.ofNullable(row.getString(5)),
                SqlTime.read(row, 6),
                row.getBoolean(7));
    }

    private void failed(Destination destination, String said, Instant now) {
        update(FAILED, statement -> {
            statement.setString(1, said);
            statement.setObject(2, SqlTime.of(now));
            statement.setString(3, destination.code());
        });
    }

    private void update(String sql, SqlUpdate.Values values) {
        SqlUpdate.run(database, "could not keep how a destination does", sql, values);
    }
}
