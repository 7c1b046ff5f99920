package gov.va.mobile.watch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.va.mobile.watch.support.ServiceProcess;
import gov.va.mobile.watch.support.SimulatorProcess;
import gov.va.mobile.watch.support.TestTokens;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job from end to end, on the shipped map: two replicas as real processes on one PostgreSQL, one of them killed on the way. */
class OutageIT {
    private static final String TOKEN = "outage-test-token";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void anOutageIsToldOnceProposedConfirmedPublishedAndOver() throws Exception {
        try (SimulatorProcess simulator = SimulatorProcess.start(folder);
                ServiceProcess first =
                        ServiceProcess.start(folder, settings(simulator)).awaitListening();
                ServiceProcess second = ServiceProcess.start(folder, onTheDatabaseOfTheFirst(simulator))
                        .awaitListening()) {
            await().atMost(PATIENCE).until(() -> "up".equals(status(first)));
            assertThat(status(second)).isEqualTo("up");

            simulator.set("bgs", "error");
            await().atMost(PATIENCE).until(() -> !open(second).isEmpty());
            await().atMost(PATIENCE)
                    .until(() -> !told(simulator, "Benefits Gateway Services is down")
                            .isEmpty());
            // a webhook says nothing of what it took: who is killed before the answer is kept has the message sent
            // again
            await().atMost(PATIENCE).until(() -> nothingWaits(first));

            second.kill();
            await().atMost(PATIENCE).until(() -> proposed(first) != null);
            String window = proposed(first);
            as(first)
                    .header("If-Match", "\"1\"")
                    .contentType("application/json")
                    .body("{\"scope\":\"mobile\"}")
                    .post("/api/v1/maintenance-windows/" + window + "/confirm")
                    .then()
                    .statusCode(200);
            await().atMost(PATIENCE).until(() -> inTheAppsOwnBackEnd(simulator).contains("payment_history"));
            assertThat(features(given().get("http://localhost:" + first.port() + "/mobile/v0/maintenance_windows")
                            .asString()))
                    .containsExactlyInAnyOrderElementsOf(inTheAppsOwnBackEnd(simulator))
                    .contains("payment_history", "appeals", "claims");
            assertThat(JsonPath.from(simulator.get("/api/pagerduty")).getList("windows.description", String.class))
                    .singleElement()
                    .asString()
                    .contains("[upstream-watch:" + window + "]", "USER_MESSAGE:");

            simulator.set("bgs", "up");
            await().atMost(PATIENCE).until(() -> open(first).isEmpty());
            await().atMost(PATIENCE)
                    .until(() -> !told(simulator, "Resolved: Benefits Gateway Services")
                            .isEmpty());
            assertThat(told(simulator, "Benefits Gateway Services is down")).hasSize(1);
            assertThat(twiceRecorded()).isZero();
        }
    }

    private static Map<String, String> settings(SimulatorProcess simulator) {
        var settings = new HashMap<>(simulator.environment());
        settings.put(
                "WATCH_SERVICES_MAP",
                Path.of("services-map.yaml").toAbsolutePath().toString());
        settings.put("WATCH_ACCESS_TOKENS_TEST_SHA256", TestTokens.sha256(TOKEN));
        settings.put("WATCH_ACCESS_TOKENS_TEST_ROLE", "admin");
        settings.put("WATCH_BUSINESS_HOURS_OUTSIDE", "send");
        settings.put("WATCH_MAP_INTERVAL", "6s");
        settings.put("WATCH_MAP_TIMEOUT", "5s"); // the simulator has to share the processors with five of us
        settings.put("WATCH_MAP_RETRY_INTERVAL", "1s");
        settings.put("WATCH_MAP_GATEWAY_INTERVAL", "6s");
        settings.put("WATCH_MAP_RESOLVE_AFTER", "3s");
        settings.put("WATCH_MAP_PROPOSE_WINDOW_AFTER", "10s");
        return settings;
    }

    private Map<String, String> onTheDatabaseOfTheFirst(SimulatorProcess simulator) throws IOException {
        var settings = new HashMap<>(settings(simulator));
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", database());
        settings.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
        settings.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
        return settings;
    }

    private String database() throws IOException {
        int portLine = 3;
        Path file = folder.resolve("data/postgres/cluster/postmaster.pid");
        return "jdbc:postgresql://localhost:" + Files.readAllLines(file).get(portLine) + "/postgres";
    }

    private static RequestSpecification as(ServiceProcess service) {
        return given().baseUri("http://localhost:" + service.port()).header("Authorization", "Bearer " + TOKEN);
    }

    private static String status(ServiceProcess service) {
        return as(service).get("/api/v1/upstreams/bgs").jsonPath().getString("status");
    }

    private static boolean nothingWaits(ServiceProcess service) {
        return as(service)
                .get("/api/v1/notifications?state=pending")
                .jsonPath()
                .getList("items")
                .isEmpty();
    }

    private static List<String> open(ServiceProcess service) {
        return as(service)
                .get("/api/v1/incidents?status=open&upstream=bgs")
                .jsonPath()
                .getList("items.id", String.class);
    }

    private static String proposed(ServiceProcess service) {
        return as(service)
                .get("/api/v1/maintenance-windows?status=proposed&upstream=bgs")
                .jsonPath()
                .getString("items[0].id");
    }

    private static List<String> told(SimulatorProcess simulator, String words) {
        return JsonPath.from(simulator.get("/api/slack")).getList("messages.text", String.class).stream()
                .filter(text -> text.startsWith(words))
                .toList();
    }

    private static List<String> inTheAppsOwnBackEnd(SimulatorProcess simulator) {
        return features(
                given().get(simulator.environment().get("WATCH_APP_FEED")).asString());
    }

    private static List<String> features(String feed) {
        return JsonPath.from(feed).getList("data.attributes.service", String.class);
    }

    private long twiceRecorded() throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(database(), "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT count(*) FROM (SELECT check_number, at FROM check_result"
                                + " GROUP BY check_number, at HAVING count(*) > 1) twice")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
