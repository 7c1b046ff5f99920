package gov.va.mobile.watch.notification.slack;

import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.SqlTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;

/** Takes each signed request once, whatever replica it comes to. */
@ApplicationScoped
class SeenRequests {
    /** Longer than a signature is good on any replica's clock. */
    private static final Duration KEPT = SlackSignature.WINDOW.multipliedBy(4);

    private final DataSource database;
    private final Clock clock;

    SeenRequests(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whether this is the first time. */
    boolean take(String signature) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement insert = connection.prepareStatement(
                            "INSERT INTO slack_request (signature, taken_at) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
                insert.setString(1, signature);
                insert.setObject(2, SqlTime.of(clock.instant()));
                return insert.executeUpdate() == 1;
            } catch (SQLException failed) {
                throw new DatabaseException("could not take a request of Slack", failed);
            }
        });
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement delete =
                            connection.prepareStatement("DELETE FROM slack_request WHERE taken_at < ?")) {
                delete.setObject(1, SqlTime.of(clock.instant().minus(KEPT)));
                delete.executeUpdate();
            } catch (SQLException failed) {
                throw new DatabaseException("could not purge requests of Slack", failed);
            }
        });
    }
}
