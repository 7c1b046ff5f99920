package gov.va.mobile.watch.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.WireMock;
import gov.va.mobile.watch.access.ProviderProfile;
import gov.va.mobile.watch.incident.IncidentClock;
import gov.va.mobile.watch.support.DrillChannel;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestClock;
import gov.va.mobile.watch.support.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A drill with a channel: told is when the webhook had taken the message. */
@QuarkusTest
@TestProfile(ProviderProfile.class)
@QuarkusTestResource(PostgresResource.class)
@SuppressWarnings("NullAway.Init") // injected
class DrillChannelTest {
    private static final int ANSWERS_AFTER_MILLIS = 700;

    @Inject
    DrillClock drillClock;

    @Inject
    IncidentClock incidentClock;

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    @BeforeEach
    @AfterEach
    void clear() throws SQLException {
        clock.reset();
        DrillChannel.SLACK.resetAll();
        DrillChannel.SLACK.stubFor(
                WireMock.post(DrillChannel.HOOK).willReturn(WireMock.ok("ok").withFixedDelay(ANSWERS_AFTER_MILLIS)));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : new String[] {
                "drill",
                "attention",
                "notification",
                "window_publication",
                "maintenance_window",
                "window_watch",
                "incident"
            }) {
                statement.execute("DELETE FROM " + table);
            }
        }
    }

    @Test
    void itIsToldOnceTheWebhookHasTakenIt() {
        String id = TestTokens.as("admin")
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/drills")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        while (drill(id).getString("incidentId") == null) {
            clock.advance(Duration.ofSeconds(2));
            drillClock.look();
            incidentClock.look();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            drillClock.look();
            return drill(id).getString("times.told") != null;
        });
        JsonPath told = drill(id);
        Instant opened = Instant.parse(told.getString("times.opened"));
        assertThat(Instant.parse(told.getString("times.told")))
                .isEqualTo(Instant.parse(told.getString("messages[0].sentAt")))
                .isAfter(opened.plusMillis(ANSWERS_AFTER_MILLIS / 2));
        assertThat(told.getString("messages[0].state")).isEqualTo("sent");
        DrillChannel.SLACK.verify(
                1,
                WireMock.postRequestedFor(WireMock.urlEqualTo(DrillChannel.HOOK))
                        .withRequestBody(WireMock.containing("DRILL: ")));
    }

    private static JsonPath drill(String id) {
        return TestTokens.as("admin")
                .get("/api/v1/drills/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
