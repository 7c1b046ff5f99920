package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.notification.Notice.Kind;
import gov.va.mobile.watch.platform.Coded;
import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.SqlTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The SQL of notices; there are few. */
@ApplicationScoped
class NoticeStore {
    private static final String ALL =
            "SELECT kind, upstream_id, since, decided_at, told FROM notice ORDER BY since, kind, upstream_id";

    private static final String SAVE = """
            INSERT INTO notice (kind, upstream_id, since, decided_at, told) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (kind, upstream_id) DO UPDATE SET decided_at = excluded.decided_at, told = excluded.told""";

    private static final String FORGET = "DELETE FROM notice WHERE kind = ? AND upstream_id = ?";

    private final DataSource database;

    NoticeStore(DataSource database) {
        this.database = database;
    }

    /** All that last, the oldest first. */
    List<Notice> all() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ALL);
                ResultSet rows = statement.executeQuery()) {
            var found = new ArrayList<Notice>();
            while (rows.next()) {
                found.add(new Notice(
                        Coded.of(Kind.class, rows.getString(1)),
                        rows.getString(2),
                        SqlTime.read(rows, 3).orElseThrow(),
                        SqlTime.read(rows, 4),
                        rows.getBoolean(5)));
            }
            return found;
        } catch (SQLException failed) {
            throw new DatabaseException("could not read notices", failed);
        }
    }

    /** Stores it. */
    void save(Notice notice) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SAVE)) {
            statement.setString(1, notice.kind().code());
            statement.setString(2, notice.upstreamId());
            statement.setObject(3, SqlTime.of(notice.since()));
            statement.setObject(4, SqlTime.of(notice.decidedAt()));
            statement.setBoolean(5, notice.told());
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseException("could not store a notice", failed);
        }
    }

    /** Forgets it. */
    void forget(Notice notice) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setString(1, notice.kind().code());
            statement.setString(2, notice.upstreamId());
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseException("could not forget a notice", failed);
        }
    }
}
