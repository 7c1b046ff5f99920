package gov.va.mobile.watch.access;

import gov.va.mobile.watch.platform.Coded;
import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.SqlTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of signed-in pages, in the database: good on every replica and after a restart, and gone at once when somebody signs out or the token behind
 * one is taken out of the settings. Those of a generated token end with the process, because the next one knows another.
 */
@ApplicationScoped
class Sessions {
    private final DataSource database;
    private final Tokens tokens;
    private final Clock clock;

    Sessions(DataSource database, Tokens tokens, Clock clock) {
        this.database = database;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Begins a session of a static token, within the caller's transaction; the answer is the cookie's value. */
    String begin(Token token, Instant end) {
        return insert(token.hash(), token.name(), token.role(), end);
    }

    /** Begins a session of somebody whom the provider knows, within the caller's transaction. */
    String begin(Actor actor, Instant end) {
        return insert(null, actor.name(), Optional.of(actor.role()), end);
    }

    /** Who that cookie's value stands for, if it is still good. */
    Optional<SecurityIdentity> find(String id) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT token_sha256, actor, role FROM session WHERE id_sha256 = ? AND expires_at > ?")) {
            select.setBytes(1, Tokens.sha256(id));
            select.setObject(2, SqlTime.of(clock.instant()));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? identity(row) : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new DatabaseException("could not look up a session", failed);
        }
    }

    /** Ends a session, within the caller's transaction. */
    void end(String id) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("DELETE FROM session WHERE id_sha256 = ?")) {
            delete.setBytes(1, Tokens.sha256(id));
            delete.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseException("could not end a session", failed);
        }
    }

    /** Deletes those that are over. */
    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement delete =
                            connection.prepareStatement("DELETE FROM session WHERE expires_at <= ?")) {
                delete.setObject(1, SqlTime.of(clock.instant()));
                delete.executeUpdate();
            } catch (SQLException failed) {
                throw new DatabaseException("could not purge sessions", failed);
            }
        });
    }

    private Optional<SecurityIdentity> identity(ResultSet row) throws SQLException {
        byte @Nullable [] tokenHash = row.getBytes("token_sha256");
        if (tokenHash != null) {
            return tokens.findByHash(tokenHash).map(Identities::of);
        }
        return Optional.of(Identities.of(row.getString("actor"), Coded.of(Role.class, row.getString("role"))));
    }

    private String insert(byte @Nullable [] tokenHash, String actor, Optional<Role> role, Instant end) {
        String id = Tokens.random();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO session (id_sha256, token_sha256, actor, role, created_at, expires_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setBytes(1, Tokens.sha256(id));
            insert.setBytes(2, tokenHash);
            insert.setString(3, actor);
            insert.setString(4, role.map(Role::code).orElse(null));
            insert.setObject(5, SqlTime.of(clock.instant()));
            insert.setObject(6, SqlTime.of(end));
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseException("could not begin a session", failed);
        }
        return id;
    }
}
