package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.SqlTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where messages lie at Slack: the SQL of it. */
@ApplicationScoped
class Places {
    /** The first message of a thread is the oldest about the incident itself that stands by itself and tells of nothing else. */
    private static final String ROOT = """
            SELECT id, channel, ts FROM notification
            WHERE incident_id = ? AND destination = ? AND window_id IS NULL AND ts IS NOT NULL AND thread_ts IS NULL AND gathered = 0
            ORDER BY seq LIMIT 1""";

    private static final String LAST_OF_KIND = """
            SELECT id, channel, ts FROM notification
            WHERE incident_id = ? AND destination = ? AND kind = ? AND ts IS NOT NULL AND thread_ts IS NULL ORDER BY seq DESC LIMIT 1""";

    private final DataSource database;

    Places(DataSource database) {
        this.database = database;
    }

    /** A message at Slack. */
    record Kept(UUID id, Place place) {}

    /** The first message of an incident's thread. */
    Optional<Kept> root(Destination destination, UUID incidentId) {
        return one(ROOT, statement -> {
            statement.setObject(1, incidentId);
            statement.setString(2, destination.code());
        });
    }

    /** The last message of that kind about an incident. */
    Optional<Kept> last(Destination destination, UUID incidentId, NotificationKind kind) {
        return one(LAST_OF_KIND, statement -> {
            statement.setObject(1, incidentId);
            statement.setString(2, destination.code());
            statement.setString(3, kind.code());
        });
    }

    /** A message lies there. */
    void keep(UUID id, Place place) {
        update("UPDATE notification SET channel = ?, ts = ?, thread_ts = ? WHERE id = ?", statement -> {
            statement.setString(1, place.channel());
            statement.setString(2, place.ts());
            statement.setString(3, place.threadTs().orElse(null));
            statement.setObject(4, id);
        });
    }

    /** A message is handed over now. */
    void tried(UUID id, Instant now) {
        update("UPDATE notification SET tried_at = ? WHERE id = ?", statement -> {
            statement.setObject(1, SqlTime.of(now));
            statement.setObject(2, id);
        });
    }

    /** A channel's id is known. */
    void name(Destination destination, String name, String id) {
        update("UPDATE destination SET channel_name = ?, channel_id = ? WHERE name = ?", statement -> {
            statement.setString(1, name);
            statement.setString(2, id);
            statement.setString(3, destination.code());
        });
    }

    /** The id of the channel that the settings call so, once it is known. */
    Optional<String> id(Destination destination, String name) {
        String sql = "SELECT channel_id FROM destination WHERE name = ? AND channel_name = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, destination.code());
            statement.setString(2, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new DatabaseException("could not look up a channel", failed);
        }
    }

    private Optional<Kept> one(String sql, SqlUpdate.Values values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            values.into(statement);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(kept(row)) : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new DatabaseException("could not look up a message", failed);
        }
    }

    private static Kept kept(ResultSet row) throws SQLException {
        @Nullable UUID id = row.getObject(1, UUID.class);
        return new Kept(
                Optional.ofNullable(id).orElseThrow(), new Place(row.getString(2), row.getString(3), Optional.empty()));
    }

    private void update(String sql, SqlUpdate.Values values) {
        SqlUpdate.run(database, "could not keep where a message lies", sql, values);
    }
}
