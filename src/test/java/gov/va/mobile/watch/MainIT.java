package gov.va.mobile.watch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.va.mobile.watch.support.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting and stopping, with the packaged service as real processes. */
class MainIT {
    private static final Pattern METRIC = Pattern.compile("\\bwatch_[a-z0-9_]+[a-z0-9]");

    /** Begin with what they count, or are there only with what they are about. */
    private static final Set<String> ONLY_THEN = Set.of(
            "watch_pagerduty_requests_seconds",
            "watch_calendar_reads",
            "watch_sentinel_failures",
            "watch_slack_socket_connected");

    @TempDir
    Path folder;

    @Test
    void keepsItsDataThroughStopAndKillAndRunsOnce() throws Exception {
        try (ServiceProcess first = ServiceProcess.start(folder, Map.of()).awaitListening()) {
            assertThat(ready(first)).isEqualTo(200);
            hasEveryMetricThatIsWrittenOf(first);
            execute("CREATE TABLE kept (id int); INSERT INTO kept VALUES (1)");

            ServiceProcess second = ServiceProcess.start(folder, Map.of());
            assertThat(second.awaitEnd()).isEqualTo(2);
            assertThat(second.output()).contains("already running").hasLineCount(1);

            assertThat(first.terminate()).isEqualTo(143);
            assertThat(first.output()).doesNotContain("\tat ");
        }
        assertThat(database("cluster/postmaster.pid")).doesNotExist();

        try (ServiceProcess again = ServiceProcess.start(folder, Map.of()).awaitListening()) {
            execute("INSERT INTO kept VALUES (2)");
            again.kill();
        }
        assertThat(database("cluster/postmaster.pid")).as("the orphan").exists();
        Files.createDirectories(database("binaries/PG-half-unpacked/bin"));

        try (ServiceProcess afterKill = ServiceProcess.start(folder, Map.of()).awaitListening()) {
            assertThat(ready(afterKill)).isEqualTo(200);
            assertThat(kept()).isEqualTo(3);
            assertThat(database("binaries/PG-half-unpacked")).doesNotExist();
            tellsOfBusyPorts();
        }
    }

    /** In the pages for operators, and in the rules that alert; and none that is not written of. */
    private static void hasEveryMetricThatIsWrittenOf(ServiceProcess service) {
        Set<String> written = Stream.of(
                        "docs/operations.md", "docs/runbook.md", "k8s/components/monitoring/prometheus-rule.yaml")
                .flatMap(page -> METRIC.matcher(read(page)).results().map(MatchResult::group))
                .map(MainIT::family)
                .collect(Collectors.toCollection(TreeSet::new));
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            Set<String> there = METRIC.matcher(metrics(service))
                    .results()
                    .map(found -> family(found.group()))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(there).isSubsetOf(written);
            there.addAll(ONLY_THEN);
            assertThat(there).containsAll(written);
        });
    }

    private static String family(String metric) {
        return metric.replaceFirst("(_bucket|_count|_sum|_max|_total)$", "");
    }

    private static String metrics(ServiceProcess service) {
        return given().get("http://localhost:" + service.managementPort() + "/q/metrics")
                .asString();
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** With the database of the running one, so that nothing but the port is in the way. */
    private void tellsOfBusyPorts() throws IOException {
        try (ServerSocket busy = new ServerSocket(0)) {
            for (String setting : new String[] {"QUARKUS_HTTP_PORT", "QUARKUS_MANAGEMENT_PORT"}) {
                ServiceProcess blocked = ServiceProcess.start(
                        folder,
                        Map.of(
                                "QUARKUS_DATASOURCE_JDBC_URL",
                                url(),
                                "QUARKUS_DATASOURCE_USERNAME",
                                "postgres",
                                "QUARKUS_DATASOURCE_PASSWORD",
                                "postgres",
                                setting,
                                Integer.toString(busy.getLocalPort())));
                assertThat(blocked.awaitEnd()).as(blocked.output()).isEqualTo(2);
                assertThat(blocked.output())
                        .contains("Port " + busy.getLocalPort() + " is taken", setting)
                        .doesNotContain("\tat ");
            }
        }
    }

    /** As in Kubernetes: a job with the owner's password, and a service without it. */
    @Test
    void aJobMigratesAndTheServiceStartsOnlyThen() throws Exception {
        try (ServiceProcess other = ServiceProcess.start(folder, Map.of()).awaitListening()) {
            assertThat(other.output()).doesNotContain("by its trigger only");
            execute("CREATE ROLE job_owner LOGIN");
            execute("CREATE DATABASE job OWNER job_owner");
            String url = url().replace("/postgres", "/job");
            Map<String, String> service = Map.of(
                    "QUARKUS_DATASOURCE_JDBC_URL",
                    url,
                    "QUARKUS_DATASOURCE_USERNAME",
                    "upstream_watch",
                    "QUARKUS_DATASOURCE_PASSWORD",
                    "trusted",
                    "QUARKUS_FLYWAY_MIGRATE_AT_START",
                    "false",
                    "QUARKUS_FLYWAY_VALIDATE_AT_START",
                    "true");
            ServiceProcess early = ServiceProcess.start(folder, service);
            assertThat(early.awaitEnd()).as(early.output()).isEqualTo(2);
            assertThat(early.output())
                    .contains("its migrations have to run first")
                    .doesNotContain("\tat ");

            var job = new HashMap<>(service);
            job.putAll(Map.of(
                    "WATCH_DATABASE_OWNER_USERNAME",
                    "job_owner",
                    "WATCH_DATABASE_OWNER_PASSWORD",
                    "trusted",
                    "WATCH_SERVICES_MAP",
                    "not-mounted.yaml",
                    "QUARKUS_FLYWAY_MIGRATE_AT_START",
                    "true",
                    "QUARKUS_FLYWAY_VALIDATE_AT_START",
                    "false",
                    "QUARKUS_INIT_AND_EXIT",
                    "true"));
            ServiceProcess migration = ServiceProcess.start(folder, job);
            assertThat(migration.awaitEnd()).as(migration.output()).isZero();

            try (ServiceProcess late = ServiceProcess.start(folder, service).awaitListening()) {
                assertThat(ready(late)).isEqualTo(200);
                assertThat(late.output()).doesNotContain("by its trigger only");
            }
        }
    }

    @Test
    void aCheckThatIsOutWhenItStopsIsNoError() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            Path map = Files.writeString(folder.resolve("silent.yaml"), """
                    version: 1
                    policy: { allowPrivate: true }
                    upstreams:
                      - id: silent
                        name: Answers never
                        team: { name: Nobody, slack: "#nobody" }
                        checks: [{ id: door, type: http, url: "http://127.0.0.1:%d/", interval: 5s, timeout: 4s }]
                    features: [{ id: any, name: Any, dependsOn: [silent] }]
                    """.formatted(silent.getLocalPort()));
            ServiceProcess service = ServiceProcess.start(folder, Map.of("WATCH_SERVICES_MAP", map.toString()))
                    .awaitListening();
            silent.accept();
            assertThat(service.terminate()).isEqualTo(143);
            assertThat(service.output()).contains("stopped in").doesNotContain("\tat ", "watch.blind", "ERROR");
        }
    }

    @Test
    void tellsThatTheDatabaseFolderCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        ServiceProcess refused = ServiceProcess.start(
                folder,
                Map.of("WATCH_DATABASE_DIRECTORY", file.resolve("postgres").toString()));
        assertThat(refused.awaitEnd()).isEqualTo(2);
        assertThat(refused.output())
                .contains("cannot be written", "WATCH_DATABASE_DIRECTORY")
                .hasLineCount(1);
    }

    @Test
    void refusesABadMapWithTheListOfWhatIsWrong() throws IOException {
        Path map = Files.writeString(folder.resolve("bad.yaml"), "version: 1\nfoo: 3\nbar: 4\n");

        ServiceProcess validate = ServiceProcess.start(folder, Map.of(), "validate", map.toString());
        assertThat(validate.awaitEnd()).isEqualTo(1);
        assertThat(validate.output()).contains(map + ":2:1: ", map + ":3:1: ");
        assertThat(folder.resolve("data")).as("validate needs no database").doesNotExist();

        ServiceProcess service = ServiceProcess.start(folder, Map.of("WATCH_SERVICES_MAP", map.toString()));
        assertThat(service.awaitEnd()).isEqualTo(1);
        assertThat(service.output()).contains(map + ":2:1: ", map + ":3:1: ").doesNotContain("\tat ");
    }

    private static int ready(ServiceProcess service) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + service.managementPort() + "/q/health/ready");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private void execute(String sql) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(url(), "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int kept() throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(url(), "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet sum = statement.executeQuery("SELECT sum(id) FROM kept")) {
            assertThat(sum.next()).isTrue();
            return sum.getInt(1);
        }
    }

    private String url() throws IOException {
        int portLine = 3;
        String port = Files.readAllLines(database("cluster/postmaster.pid")).get(portLine);
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    private Path database(String path) {
        return folder.resolve("data/postgres").resolve(path);
    }
}
