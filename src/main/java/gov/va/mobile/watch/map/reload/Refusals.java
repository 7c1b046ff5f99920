package gov.va.mobile.watch.map.reload;

import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.SqlTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The SQL of maps that were refused, common to all replicas. */
@ApplicationScoped
public class Refusals {
    /** Replicas get a changed file at different times; one that comes late with what was mended already must not tell it again. */
    private static final Duration STRAGGLERS = Duration.ofMinutes(10);

    private static final String ADD = """
            INSERT INTO map_rejection AS r (content, problems, rejected_at) VALUES (?, ?, ?)
            ON CONFLICT (content) DO UPDATE SET problems = excluded.problems, rejected_at = excluded.rejected_at, mended_at = NULL
            WHERE r.mended_at < excluded.rejected_at - ? * interval '1 second'""";

    private static final String OPEN = """
            SELECT content, problems, rejected_at FROM map_rejection WHERE mended_at IS NULL
            ORDER BY rejected_at DESC, content LIMIT 1""";

    private static final String MEND = "UPDATE map_rejection SET mended_at = ? WHERE mended_at IS NULL";

    private final DataSource database;

    Refusals(DataSource database) {
        this.database = database;
    }

    /** Keeps a refusal; whether it is news. */
    boolean add(Refusal refusal) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setString(1, refusal.content());
            statement.setArray(
                    2, connection.createArrayOf("text", refusal.problems().toArray()));
            statement.setObject(3, SqlTime.of(refusal.at()));
            statement.setLong(4, STRAGGLERS.toSeconds());
            return statement.executeUpdate() > 0;
        } catch (SQLException failed) {
            throw new DatabaseException("could not keep why the map was refused", failed);
        }
    }

    /** The newest refusal that was not mended yet. */
    public Optional<Refusal> open() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(OPEN);
                ResultSet rows = statement.executeQuery()) {
            return rows.next()
                    ? Optional.of(new Refusal(
                            rows.getString(1),
                            List.of((String[]) rows.getArray(2).getArray()),
                            SqlTime.read(rows, 3).orElseThrow()))
                    : Optional.empty();
        } catch (SQLException failed) {
            throw new DatabaseException("could not read whether the map was refused", failed);
        }
    }

    /** The map can be used again. */
    void mend(Instant at) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(MEND)) {
            statement.setObject(1, SqlTime.of(at));
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseException("could not keep that the map is mended", failed);
        }
    }
}
