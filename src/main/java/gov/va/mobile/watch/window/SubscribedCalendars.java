package gov.va.mobile.watch.window;

import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.SqlTime;
import gov.va.mobile.watch.window.CalendarPolicy.Known;
import gov.va.mobile.watch.window.CalendarPolicy.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The table {@code notice_calendar}: who reads which calendar when, and what is known of it. Due times are the database's. */
@ApplicationScoped
class SubscribedCalendars {
    /**
     * The first to come moves the time on, so that nobody else reads it before; one that is to be read clearly more often from now on is due, too. Who came at the same time and had to wait has an
     * earlier {@code now()} than the first, hence "clearly".
     */
    private static final String CLAIM = """
            INSERT INTO notice_calendar AS c (upstream_id, address, due_at, holder, failures)
            VALUES (?, ?, now() + ? * interval '1 second', ?, 0)
            ON CONFLICT (upstream_id) DO UPDATE SET due_at = excluded.due_at, holder = excluded.holder
            WHERE (c.due_at <= now() OR c.due_at > excluded.due_at + interval '30 seconds') AND (c.not_before IS NULL OR c.not_before <= now())
            RETURNING content, etag, last_modified, read_at, problem, problem_since, failures""";

    private static final String RECORD = """
            UPDATE notice_calendar SET content = ?, etag = ?, last_modified = ?, read_at = ?, problem = ?, problem_since = ?, failures = ?,
                not_before = now() + ? * interval '1 second'
            WHERE upstream_id = ? AND holder = ?""";

    private final DataSource database;

    SubscribedCalendars(DataSource database) {
        this.database = database;
    }

    /** A calendar by its address: the hash of it, which may be a secret. */
    record Subscription(String upstreamId, String address) {}

    /** Forgets all but these: others are not read any more, or stand at another address. */
    void keep(Collection<Subscription> wanted) {
        run(
                "DELETE FROM notice_calendar WHERE (upstream_id, address) NOT IN (SELECT * FROM unnest(?::text[], ?::text[]))",
                statement -> {
                    Connection connection = statement.getConnection();
                    statement.setArray(
                            1,
                            texts(
                                    connection,
                                    wanted.stream()
                                            .map(Subscription::upstreamId)
                                            .toArray()));
                    statement.setArray(
                            2,
                            texts(
                                    connection,
                                    wanted.stream().map(Subscription::address).toArray()));
                    return statement.executeUpdate();
                });
    }

    /** Takes one that is due, for one reading; what is known of it. */
    Optional<Known> claim(Subscription subscription, Duration interval, UUID holder) {
        return run(CLAIM, statement -> {
            statement.setString(1, subscription.upstreamId());
            statement.setString(2, subscription.address());
            statement.setLong(3, interval.toSeconds());
            statement.setObject(4, holder);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(known(row)) : Optional.<Known>empty();
            }
        });
    }

    /**
     * Keeps what is known now; false when somebody else has read it since, and nothing was kept.
     *
     * @param wait for so long nobody is to ask again
     */
    boolean record(String upstreamId, UUID holder, Known known, Optional<Duration> wait) {
        return run(RECORD, statement -> {
                    Optional<Problem> problem = known.problem();
                    statement.setString(1, known.content().orElse(null));
                    statement.setString(2, known.etag().orElse(null));
                    statement.setString(3, known.lastModified().orElse(null));
                    statement.setObject(4, SqlTime.of(known.readAt()));
                    statement.setString(5, problem.map(Problem::what).orElse(null));
                    statement.setObject(6, SqlTime.of(problem.map(Problem::since)));
                    statement.setInt(7, problem.map(Problem::times).orElse(0));
                    statement.setObject(8, wait.map(Duration::toSeconds).orElse(null), Types.BIGINT);
                    statement.setString(9, upstreamId);
                    statement.setObject(10, holder);
                    return statement.executeUpdate();
                })
                == 1;
    }

    /** What is wrong with those that could not be read so often in a row, by the upstream's id. */
    Map<String, Problem> unreadable(int atLeast) {
        return run(
                "SELECT upstream_id, problem, problem_since, failures FROM notice_calendar WHERE failures >= ? ORDER BY upstream_id",
                statement -> {
                    statement.setInt(1, atLeast);
                    try (ResultSet row = statement.executeQuery()) {
                        var found = new LinkedHashMap<String, Problem>();
                        while (row.next()) {
                            found.put(
                                    row.getString(1),
                                    new Problem(
                                            row.getString(2),
                                            SqlTime.read(row, 3).orElseThrow(),
                                            row.getInt(4)));
                        }
                        return found;
                    }
                });
    }

    private static Known known(ResultSet row) throws SQLException {
        int failures = row.getInt(7);
        Optional<Problem> problem = failures == 0
                ? Optional.empty()
                : Optional.of(new Problem(row.getString(5), SqlTime.read(row, 6).orElseThrow(), failures));
        return new Known(
                Optional.ofNullable(row.getString(1)),
                Optional.ofNullable(row.getString(2)),
                Optional.ofNullable(row.getString(3)),
                SqlTime.read(row, 4),
                problem);
    }

    private static Array texts(Connection connection, Object[] texts) throws SQLException {
        return connection.createArrayOf("text", texts);
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.on(statement);
        } catch (SQLException failed) {
            throw new DatabaseException("could not use what is known of calendars", failed);
        }
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }
}
