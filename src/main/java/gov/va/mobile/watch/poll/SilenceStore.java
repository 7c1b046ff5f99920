package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.SqlTime;
import gov.va.mobile.watch.poll.SilencePolicy.Listening;
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
import javax.sql.DataSource;

/** Which heartbeats are listened for, and when the silence of each is due. They are few, so every look scans them. */
@ApplicationScoped
class SilenceStore {
    private static final String FORGET = "DELETE FROM push_silence WHERE check_id <> ALL (?::text[])";

    /** A heartbeat whose interval stays is listened for as before. */
    private static final String LISTEN = """
            INSERT INTO push_silence AS s (check_id, interval_ms, silent_since, due_at)
            VALUES (?, ?, ?::timestamptz, ?::timestamptz)
            ON CONFLICT (check_id) DO UPDATE
            SET interval_ms = excluded.interval_ms, silent_since = excluded.silent_since, due_at = excluded.due_at
            WHERE s.interval_ms <> excluded.interval_ms""";

    private static final String PUT = """
            INSERT INTO push_silence (check_id, interval_ms, silent_since, due_at)
            VALUES (?, ?, ?::timestamptz, ?::timestamptz)
            ON CONFLICT (check_id) DO UPDATE
            SET interval_ms = excluded.interval_ms, silent_since = excluded.silent_since, due_at = excluded.due_at""";

    private static final String DUE = """
            SELECT check_id, interval_ms, silent_since, due_at FROM push_silence WHERE due_at <= ?::timestamptz
            ORDER BY due_at, check_id""";

    private final DataSource database;

    SilenceStore(DataSource database) {
        this.database = database;
    }

    /** Listens for these and no others. */
    void listen(Collection<Listening> all) {
        try (Connection connection = database.getConnection();
                PreparedStatement forget = connection.prepareStatement(FORGET)) {
            forget.setArray(
                    1,
                    connection.createArrayOf(
                            "text", all.stream().map(Listening::checkId).toArray()));
            forget.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseException("could not forget heartbeats", failed);
        }
        put(LISTEN, all);
    }

    /** Hears a heartbeat. */
    void heard(String checkId, Duration interval, Instant at) {
        put(PUT, List.of(Listening.from(checkId, interval, at)));
    }

    /** Goes on listening. */
    void goOn(Collection<Listening> all) {
        put(PUT, all);
    }

    private void put(String sql, Collection<Listening> all) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Listening one : all) {
                statement.setString(1, one.checkId());
                statement.setLong(2, one.interval().toMillis());
                statement.setString(3, one.silentSince().toString());
                statement.setString(4, one.dueAt().toString());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException failed) {
            throw new DatabaseException("could not listen for heartbeats", failed);
        }
    }

    /** Those whose silence is due. */
    List<Listening> due(Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(DUE)) {
            statement.setString(1, now.toString());
            var due = new ArrayList<Listening>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    due.add(new Listening(
                            rows.getString(1),
                            Duration.ofMillis(rows.getLong(2)),
                            SqlTime.read(rows, 3).orElseThrow(),
                            SqlTime.read(rows, 4).orElseThrow()));
                }
            }
            return due;
        } catch (SQLException failed) {
            throw new DatabaseException("could not look for silent heartbeats", failed);
        }
    }
}
