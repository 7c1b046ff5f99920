package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.SqlTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The SQL of one-time links: the key that signs them, and which are used. */
@ApplicationScoped
class LinkStore {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;

    private final DataSource database;
    private final Clock clock;
    private volatile byte @Nullable [] key;

    LinkStore(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The key, the same on every replica; made when it is first asked for. */
    byte[] key() {
        byte @Nullable [] known = key;
        if (known == null) {
            known = QuarkusTransaction.requiringNew().call(this::load);
            key = known;
        }
        return known.clone();
    }

    /** Whether this is the first use of the link. */
    boolean use(LinkToken link, String by) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement insert = connection.prepareStatement(
                            "INSERT INTO used_link (nonce, used_by, used_at, expires_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
                insert.setString(1, link.nonce());
                insert.setString(2, by);
                insert.setObject(3, SqlTime.of(clock.instant()));
                insert.setObject(4, SqlTime.of(link.expires()));
                return insert.executeUpdate() == 1;
            } catch (SQLException failed) {
                throw new DatabaseException("could not use a link", failed);
            }
        });
    }

    /** Nothing came of it, so it may be used again. */
    void release(LinkToken link) {
        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement delete = connection.prepareStatement("DELETE FROM used_link WHERE nonce = ?")) {
                delete.setString(1, link.nonce());
                delete.executeUpdate();
            } catch (SQLException failed) {
                throw new DatabaseException("could not release a link", failed);
            }
        });
    }

    /** Whether it was used. */
    boolean used(LinkToken link) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement select = connection.prepareStatement("SELECT 1 FROM used_link WHERE nonce = ?")) {
                select.setString(1, link.nonce());
                try (ResultSet row = select.executeQuery()) {
                    return row.next();
                }
            } catch (SQLException failed) {
                throw new DatabaseException("could not look a link up", failed);
            }
        });
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement delete =
                            connection.prepareStatement("DELETE FROM used_link WHERE expires_at < ?")) {
                delete.setObject(1, SqlTime.of(clock.instant().minus(OneTimeLinks.GOOD_FOR)));
                delete.executeUpdate();
            } catch (SQLException failed) {
                throw new DatabaseException("could not purge used links", failed);
            }
        });
    }

    private byte[] load() {
        byte[] fresh = new byte[KEY_BYTES];
        RANDOM.nextBytes(fresh);
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO link_key (key) VALUES (?) ON CONFLICT DO NOTHING");
                PreparedStatement select = connection.prepareStatement("SELECT key FROM link_key")) {
            insert.setBytes(1, fresh);
            insert.executeUpdate();
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        } catch (SQLException failed) {
            throw new DatabaseException("could not read the key of links", failed);
        }
    }
}
