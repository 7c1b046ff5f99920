package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.DueWork;
import gov.va.mobile.watch.platform.OutboundHttp;
import gov.va.mobile.watch.platform.SqlTime;
import gov.va.mobile.watch.poll.HeadwayReader;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Calls {@code WATCH_HEARTBEAT_URL} each minute, one replica for all, while claims, database and outbox move (behaviour.md §6): whoever waits for the call there notices when we
 * die, or when we live and nobody would be told of an outage.
 */
@Startup
@ApplicationScoped
class LifeSign implements DueWork {
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Logger LOG = Logger.getLogger(LifeSign.class);

    /** Also shows that the database takes writes. */
    private static final String CLAIM = "UPDATE life_sign SET next_at = ? WHERE next_at <= ?";

    private final Optional<URI> url;
    private final HeadwayReader headway;
    private final NotificationRepository notifications;
    private final DataSource database;
    private final Clock clock;
    private final Counter failures;
    private volatile Optional<String> withheld = Optional.empty();

    LifeSign(
            @ConfigProperty(name = "watch.heartbeat-url") Optional<String> url,
            HeadwayReader headway,
            NotificationRepository notifications,
            DataSource database,
            Clock clock,
            MeterRegistry metrics) {
        this.url = url.map(LifeSign::address);
        this.headway = headway;
        this.notifications = notifications;
        this.database = database;
        this.clock = clock;
        this.failures = Counter.builder("watch.heartbeat.failures")
                .description("calls of WATCH_HEARTBEAT_URL that were not answered with a status of 2xx")
                .register(metrics);
        Gauge.builder("watch.heartbeat.withheld", () -> withheld.isPresent() ? 1 : 0)
                .description("1 while WATCH_HEARTBEAT_URL is not called, because an outage would go unnoticed")
                .register(metrics);
    }

    private static URI address(String url) {
        return HttpAddress.of(url.strip())
                .orElseThrow(
                        () -> new ConfigurationException(
                                "WATCH_HEARTBEAT_URL is no address that can be called: expected http:// or https://, a host and no credentials."));
    }

    @Override
    public String name() {
        return "life-sign";
    }

    @Override
    public String condition() {
        return url.isPresent() ? "EXISTS (SELECT FROM life_sign WHERE next_at <= clock.now)" : "false";
    }

    @Override
    public void work() {
        Instant now = clock.instant();
        if (url.isEmpty() || !claim(now)) {
            return;
        }
        Optional<String> silenced = QuarkusTransaction.requiringNew()
                .call(() -> LifePolicy.silenced(headway.read(now), notifications.backlogs(), now));
        if (silenced.isPresent() && withheld.isEmpty()) {
            LOG.errorf(
                    "An outage would go unnoticed: %s. WATCH_HEARTBEAT_URL is not called until that is over.",
                    silenced.get());
        } else if (silenced.isEmpty() && withheld.isPresent()) {
            LOG.info("An outage would be noticed again: WATCH_HEARTBEAT_URL is called.");
        }
        withheld = silenced;
        if (silenced.isEmpty()) {
            call(url.get());
        }
    }

    private boolean claim(Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setObject(1, SqlTime.of(now.plus(EVERY)));
            statement.setObject(2, SqlTime.of(now));
            return statement.executeUpdate() == 1;
        } catch (SQLException failed) {
            throw new DatabaseException("could not claim the call of WATCH_HEARTBEAT_URL", failed);
        }
    }

    private void call(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("User-Agent", "upstream-watch")
                .GET()
                .build();
        switch (OutboundHttp.call(request, LONGEST)) {
            case OutboundHttp.Said said when said.status() / 100 == 2 -> LOG.debug("WATCH_HEARTBEAT_URL was called");
            case OutboundHttp.Said said -> failed("found status " + said.status() + ", expected 2xx");
            case OutboundHttp.Silence silence -> failed(silence.words().replace(address.toString(), "the address"));
        }
    }

    private void failed(String why) {
        failures.increment();
        LOG.warnf("WATCH_HEARTBEAT_URL: %s; called again in a minute", why);
    }
}
