package gov.va.mobile.watch.notification.slack;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.support.TestClock;
import gov.va.mobile.watch.support.TestMaps;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Whatever comes of a hostile request: it is no fault of ours, it is said as a problem, and it is said soon. */
@SuppressWarnings("NullAway.Init") // injected
abstract class HostileTestBase {
    private static final int OURS = 500;
    private static final int MANY = 10;

    @Inject
    CurrentMap map;

    @Inject
    DataSource database;

    @Inject
    TestClock clock;

    HostileValues values;

    private final List<String> wrong = new ArrayList<>();
    private ServicesMap before = TestMaps.map(List.of(), List.of());

    @BeforeEach
    void begin() {
        values = new HostileValues(clock);
        before = map.get();
        map.set(TestMaps.map(
                List.of(TestMaps.upstream("bgs"), TestMaps.upstream("caseflow", "bgs")),
                List.of(TestMaps.feature("claims", "bgs"))));
    }

    @AfterEach
    void end() throws SQLException {
        clock.advance(Duration.ofMinutes(1)); // so many tries were denied that the next ones would not be recorded
        map.set(before);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : List.of(
                    "silence",
                    "window_publication",
                    "maintenance_window",
                    "window_watch",
                    "notification",
                    "incident",
                    "incident_withheld")) {
                statement.execute("DELETE FROM " + table);
            }
        }
    }

    /** So much went wrong that more of it says nothing new. */
    boolean enough() {
        return wrong.size() >= MANY;
    }

    void assertNothingWrong() {
        assertThat(wrong).as("seed %d", values.seed()).isEmpty();
    }

    void judge(HttpResponse<String> answer, String what, String body) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (answer.statusCode() >= OURS
                || (answer.statusCode() >= 400 && !type.startsWith("application/problem+json"))) {
            String sent = body.length() > 600 ? body.substring(0, 600) + "…" : body;
            wrong.add(what + " with " + sent + ": " + answer.statusCode() + " " + type + " " + answer.body());
        }
    }
}
