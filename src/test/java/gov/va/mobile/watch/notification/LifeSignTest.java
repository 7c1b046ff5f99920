package gov.va.mobile.watch.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import gov.va.mobile.watch.poll.HeadwayReader;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LifeSignTest {
    @Inject
    HeadwayReader headway;

    @Inject
    NotificationRepository notifications;

    @Inject
    DataSource database;

    @Inject
    TestClock clock;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final AtomicInteger calls = new AtomicInteger();
    private final HttpServer outside = server();
    private int status = 200;

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    @BeforeEach
    void listen() throws SQLException {
        outside.createContext("/ping", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        outside.start();
        sql("UPDATE life_sign SET next_at = '-infinity'; DELETE FROM check_state WHERE id LIKE 'life/%';"
                + " DELETE FROM notification WHERE state = 'pending'");
    }

    @AfterEach
    void close() throws SQLException {
        outside.stop(0);
        clock.reset();
        sql("DELETE FROM check_state WHERE id LIKE 'life/%'; UPDATE life_sign SET next_at = '-infinity'");
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement all = connection.createStatement()) {
            all.execute(statement);
        }
    }

    private LifeSign replica() {
        String url = "http://127.0.0.1:" + outside.getAddress().getPort() + "/ping";
        return new LifeSign(Optional.of(url), headway, notifications, database, clock, metrics);
    }

    @Test
    void oneReplicaCallsForAllOnceAMinute() {
        LifeSign one = replica();
        LifeSign other = replica();
        one.work();
        other.work();
        assertThat(calls).hasValue(1);
        clock.advance(Duration.ofSeconds(61));
        other.work();
        one.work();
        assertThat(calls).hasValue(2);
    }

    @Test
    void saysNothingWhileChecksAreDueAndNobodyClaimsThem() throws SQLException {
        sql("INSERT INTO check_state (id, revision, fingerprint, interval_ms, phase_ms, next_at)"
                + " VALUES ('life/main', 'none', 'x', 30000, 0, now() - interval '3 minutes')");
        LifeSign sign = replica();
        sign.work();
        assertThat(calls).hasValue(0);
        assertThat(metrics.get("watch.heartbeat.withheld").gauge().value()).isEqualTo(1);

        sql("UPDATE check_state SET next_at = 'infinity' WHERE id = 'life/main'");
        clock.advance(Duration.ofSeconds(61));
        sign.work();
        assertThat(calls).hasValue(1);
        assertThat(metrics.get("watch.heartbeat.withheld").gauge().value()).isZero();
    }

    @Test
    void aCallThatIsNotTakenIsCountedAndMadeAgainAMinuteLater() {
        status = 500;
        LifeSign sign = replica();
        sign.work();
        assertThat(metrics.get("watch.heartbeat.failures").counter().count()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(61));
        sign.work();
        assertThat(calls).hasValue(2);
    }

    @Test
    void whatIsNoAddressEndsTheStart() {
        assertThatThrownBy(() ->
                        new LifeSign(Optional.of("ping.example"), headway, notifications, database, clock, metrics))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("WATCH_HEARTBEAT_URL");
    }

    @Test
    void withoutAnAddressNothingIsEverDue() {
        var sign = new LifeSign(Optional.empty(), headway, notifications, database, clock, metrics);
        assertThat(sign.condition()).isEqualTo("false");
        sign.work();
        assertThat(calls).hasValue(0);
    }
}
