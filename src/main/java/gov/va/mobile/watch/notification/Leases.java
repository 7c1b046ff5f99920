package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.platform.Coded;
import gov.va.mobile.watch.platform.DatabaseException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Who delivers to a destination, and what the destination asked for; leases run by the database's clock, all else by ours. */
@ApplicationScoped
class Leases {
    /** How long a call to a channel may take: less than a lease lasts, so that a holder has stopped calling before another one starts. */
    static final Duration CALL = Duration.ofSeconds(8);

    private static final String TAKE = """
            INSERT INTO destination AS d (name, holder, lease_until) VALUES (?, ?, clock_timestamp() + interval '10 s')
            ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, lease_until = excluded.lease_until
            WHERE d.holder = excluded.holder OR d.lease_until < clock_timestamp()
            RETURNING not_before, failures, paused_reason, last_call_at
            """;

    private final DataSource database;

    Leases(DataSource database) {
        this.database = database;
    }

    /**
     * What is remembered of a destination.
     *
     * @param notBefore back-off, Retry-After or the next try while paused
     * @param failures tries that failed in a row
     * @param pausedReason why nothing is delivered, until somebody mends it
     * @param lastCallAt the end of the last call
     */
    record Lease(
            Optional<Instant> notBefore, int failures, Optional<String> pausedReason, Optional<Instant> lastCallAt) {}

    /** Takes or renews the lease for 10 s, in the present transaction; absent while another one holds it. */
    Optional<Lease> take(Destination destination, String holder) {
        return run(TAKE, statement -> {
            statement.setString(1, destination.code());
            statement.setString(2, holder);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(lease(row)) : Optional.<Lease>empty();
            }
        });
    }

    /** Remembers what came of a call. */
    void remember(Destination destination, Lease lease) {
        String sql =
                "UPDATE destination SET not_before = ?, failures = ?, paused_reason = ?, last_call_at = ? WHERE name = ?";
        run(sql, statement -> {
            statement.setObject(1, utc(lease.notBefore()));
            statement.setInt(2, lease.failures());
            statement.setString(3, lease.pausedReason().orElse(null));
            statement.setObject(4, utc(lease.lastCallAt()));
            statement.setString(5, destination.code());
            return statement.executeUpdate();
        });
    }

    /** Lets a destination be called at once although it is paused: somebody may have mended it. */
    void resume() {
        run(
                "UPDATE destination SET not_before = NULL WHERE paused_reason IS NOT NULL",
                PreparedStatement::executeUpdate);
    }

    /** Lets others take over what that holder has. */
    void release(String holder) {
        run("UPDATE destination SET lease_until = clock_timestamp() WHERE holder = ?", statement -> {
            statement.setString(1, holder);
            return statement.executeUpdate();
        });
    }

    /** What is remembered of each destination that was ever called. */
    Map<Destination, Lease> all() {
        return run("SELECT name, not_before, failures, paused_reason, last_call_at FROM destination", statement -> {
            Map<Destination, Lease> found = new EnumMap<>(Destination.class);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Lease lease = lease(row);
                    Coded.find(Destination.class, row.getString("name"))
                            .ifPresent(destination -> found.put(destination, lease));
                }
            }
            return found;
        });
    }

    private static Lease lease(ResultSet row) throws SQLException {
        return new Lease(
                instant(row, "not_before"),
                row.getInt("failures"),
                Optional.ofNullable(row.getString("paused_reason")),
                instant(row, "last_call_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static @Nullable OffsetDateTime utc(Optional<Instant> at) {
        return at.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.on(statement);
        } catch (SQLException failed) {
            throw new DatabaseException("could not use the leases of destinations", failed);
        }
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }
}
