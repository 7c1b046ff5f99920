package gov.va.mobile.watch.platform;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The kept answers. The key's row is committed before the work begins, so that of many calls at once one works and the others see that it does; they wait by
 * looking again, holding no connection, because the one that works needs some.
 */
@ApplicationScoped
public class IdempotencyStore {
    /** How long an answer is kept (api.md). */
    static final Duration KEPT = Duration.ofHours(24);

    private final DataSource database;
    private final Clock clock;

    IdempotencyStore(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whose key, on which path. */
    record CallKey(String actor, String path, String key) {}

    /** What is known of a key. */
    sealed interface Found {
        /** Nobody used it: it is yours, and either {@link #keep} or {@link #release} ends that. */
        record Yours() implements Found {}

        /** Somebody works on it. */
        record AtWork() implements Found {}

        /** It was used with another body. */
        record OtherBody() implements Found {}

        /** This was answered. */
        record Answered(Answer answer) implements Found {}
    }

    /** An answer to repeat. */
    record Answer(
            int status,
            @Nullable String contentType,
            @Nullable String location,
            @Nullable String etag,
            @Nullable String body) {}

    Found claim(CallKey key, byte[] bodySha256) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                forget(connection, key);
                return insert(connection, key, bodySha256) ? new Found.Yours() : read(connection, key, bodySha256);
            } catch (SQLException failed) {
                throw new DatabaseException("could not look up an idempotency key", failed);
            }
        });
    }

    void keep(CallKey key, Answer answer) {
        change(
                key,
                "UPDATE idempotency_key SET status = ?, content_type = ?, location = ?, etag = ?, body = ?",
                answer.status(),
                answer.contentType(),
                answer.location(),
                answer.etag(),
                answer.body());
    }

    void release(CallKey key) {
        change(key, "DELETE FROM idempotency_key");
    }

    /** Deletes what is older than 24 h. */
    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement delete =
                            connection.prepareStatement("DELETE FROM idempotency_key WHERE created_at <= ?")) {
                delete.setObject(1, oldest());
                delete.executeUpdate();
            } catch (SQLException failed) {
                throw new DatabaseException("could not purge idempotency keys", failed);
            }
        });
    }

    private OffsetDateTime oldest() {
        return SqlTime.of(clock.instant().minus(KEPT));
    }

    private void forget(Connection connection, CallKey key) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM idempotency_key WHERE actor = ? AND path = ? AND key = ? AND created_at <= ?")) {
            set(delete, 1, key);
            delete.setObject(4, oldest());
            delete.executeUpdate();
        }
    }

    private boolean insert(Connection connection, CallKey key, byte[] bodySha256) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO idempotency_key (actor, path, key, body_sha256, created_at) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING")) {
            set(insert, 1, key);
            insert.setBytes(4, bodySha256);
            insert.setObject(5, SqlTime.of(clock.instant()));
            return insert.executeUpdate() == 1;
        }
    }

    private static Found read(Connection connection, CallKey key, byte[] bodySha256) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT body_sha256, status, content_type, location, etag, body FROM idempotency_key"
                        + " WHERE actor = ? AND path = ? AND key = ?")) {
            set(select, 1, key);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return new Found.AtWork();
                }
                if (!Arrays.equals(row.getBytes("body_sha256"), bodySha256)) {
                    return new Found.OtherBody();
                }
                int status = row.getInt("status");
                return row.wasNull()
                        ? new Found.AtWork()
                        : new Found.Answered(new Answer(
                                status,
                                row.getString("content_type"),
                                row.getString("location"),
                                row.getString("etag"),
                                row.getString("body")));
            }
        }
    }

    private void change(CallKey key, String sql, @Nullable Object... values) {
        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement change =
                            connection.prepareStatement(sql + " WHERE actor = ? AND path = ? AND key = ?")) {
                for (int i = 0; i < values.length; i++) {
                    change.setObject(i + 1, values[i]);
                }
                set(change, values.length + 1, key);
                change.executeUpdate();
            } catch (SQLException failed) {
                throw new DatabaseException("could not keep an idempotency key", failed);
            }
        });
    }

    private static void set(PreparedStatement statement, int first, CallKey key) throws SQLException {
        statement.setString(first, key.actor());
        statement.setString(first + 1, key.path());
        statement.setString(first + 2, key.key());
    }
}
