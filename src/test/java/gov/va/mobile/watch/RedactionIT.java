package gov.va.mobile.watch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.va.mobile.watch.platform.Digests;
import gov.va.mobile.watch.support.EchoServer;
import gov.va.mobile.watch.support.FakeSlack;
import gov.va.mobile.watch.support.FakeSmtp;
import gov.va.mobile.watch.support.ServiceProcess;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every secret that the service is given begins with the same word, everything around it says back all that it is told, and everything goes wrong that can: then that word stands in nothing that
 * the service writes, answers, keeps or tells, but where it is meant to go.
 */
class RedactionIT {
    private static final String CANARY = "canary-";
    private static final String CANARY_IN_BASE64 = "Y2FuYXJ5";
    private static final String ROUTING_KEY = "canaryroutingkey0000000000000000";
    private static final String TOKEN = CANARY + "static-token";
    private static final String PAGERDUTY = CANARY + "pagerduty-token";
    private static final String TRACES = "traces";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String MAP = """
            version: 1
            defaults: { interval: 1s, timeout: 800ms, retryInterval: 1s, failureThreshold: 1, successThreshold: 1, slowAfter: 1s }
            policy: { allowPrivate: true, proposeWindowAfter: 1s }
            sources:
              - { id: told, url: "${ECHO}/200/source?api_key=${QUERY}", headers: { X-Key: { secret: key } }, interval: 1s, timeout: 800ms }
            upstreams:
              - id: file
                name: Says a secret file back
                pagerduty: { shared: { service: PSHARED, key: file }, mobile: { service: PMOBILE, key: file } }
                calendar: { url: "${ECHO}/200/${QUERY}/basic.ics", headers: { X-Key: { secret: key } }, interval: 1m }
                checks:
                  - { id: value, type: http, url: "${ECHO}/200/x", headers: { X-Key: { secret: key } }, expect: { json: { $.status: up } } }
                  - { id: cut, type: http, url: "${ECHO}/200/x", headers: { X-Key: { secret: long } }, expect: { json: { $.late: up } } }
                  - { id: all, type: http, url: "${ECHO}/500/x", headers: { Authorization: { secret: bearer } }, expect: { json: { $.all: up } } }
                  - { id: header, type: http, url: "${ECHO}/200/x", headers: { X-Key: { secret: key } }, expect: { header: { X-Echo: up } } }
                  - { id: redirect, type: http, url: "${ECHO}/302/x", headers: { X-Key: { secret: key } }, followRedirects: 2 }
                  - { id: stays, type: http, url: "${ECHO}/302/x", headers: { X-Key: { secret: key } } }
                  - { id: degraded, type: http, url: "${ECHO}/200/x", headers: { X-Key: { secret: key } }, expect: { json: { $.status: { degraded: [up] }, $.none: up } } }
                  - { id: prometheus, type: prometheus, url: "${ECHO}/422/p", query: up, headers: { X-Key: { secret: key } }, expect: { value: 1 } }
                  - { id: evidence, source: told, expect: { json: { $.status: up } } }
                  - { id: certificate, type: http, url: "https://localhost:9/", clientCertificate: { secret: client.p12 } }
              - id: environment
                name: Says the environment back
                checks:
                  - { id: header, type: http, url: "${ECHO}/200/x", headers: { X-Key: "${HEADER}" }, expect: { json: { $.status: up } } }
                  - { id: bearer, type: http, url: "${ECHO}/200/x", headers: { Authorization: "Bearer ${HEADER}" }, expect: { json: { $.all: up } } }
                  - { id: query, type: http, url: "${ECHO}/200/?api_key=${QUERY}", expect: { json: { $.all: up } } }
                  - { id: body, type: http, method: POST, idempotent: true, url: "${ECHO}/200/b", body: '{"password":"${BODY}"}', headers: { X-Key: "${HEADER}" }, expect: { json: { $.error: up } } }
            features:
              - { id: claims, name: Claims, dependsOn: [file, environment] }
            """;

    /** What is wrong with each line has a secret in it. */
    private static final String BAD_MAP = """
            version: 1
            upstreams:
              - id: bad
                name: Bad
                checks:
                  - { id: user, type: http, url: "http://user:${PASSWORD}@upstream.example/" }
                  - { id: via, type: http, url: "http://upstream.example/", via: "http://user:${PASSWORD}@proxy.example:3128" }
                  - { id: query, type: http, url: "http://upstream.example:0/?api_key=${QUERY}" }
                  - { id: header, type: http, url: "http://upstream.example/", headers: { X-Key: "${TWO_LINES}" } }
                  - { id: secret, type: http, url: "http://upstream.example/", headers: { X-Key: { secret: "Bearer ${HEADER}" } } }
            features: []
            """;

    @TempDir
    Path folder;

    private final Map<String, String> seen = new LinkedHashMap<>();

    @Test
    void noSecretShowsAnywhere() throws Exception {
        secrets();
        Path map = Files.writeString(folder.resolve("map.yaml"), MAP);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
                EchoServer echo = new EchoServer();
                FakeSlack slack = new FakeSlack();
                FakeSmtp mail = new FakeSmtp(Optional.empty())) {
            Map<String, String> settings = settings(postgres, echo, slack, mail);
            settings.put("WATCH_SERVICES_MAP", map.toString());
            slack.mood(call -> slack.calls("chat.postMessage").size() == 1
                    ? Optional.of(new FakeSlack.Said(500, "sorry, " + call.authorization(), false, Map.of()))
                    : Optional.empty());
            try (ServiceProcess service = ServiceProcess.start(folder, settings).awaitListening()) {
                everythingHappens(service, slack, mail, map);
                walk(service);
                everythingIsAskedWrongly(service);
                assertThat(service.terminate()).isEqualTo(143);
                seen.put("the log", service.output());
            }
            seen.put(
                    "Slack",
                    slack.calls().stream()
                            .map(call -> call.body().toString())
                            .toList()
                            .toString());
            seen.put("mails", mail.mails().toString());
            seen.put(
                    "webhooks",
                    echo.bodies().stream()
                            .filter(body -> body.contains("\"specversion\"") || body.contains("\"blocks\""))
                            .toList()
                            .toString());
            dump(postgres);
            seen.put("traces", String.join("\n", echo.bodies("/200/" + TRACES)));
        }
        ServiceProcess validate =
                ServiceProcess.start(folder, environment("http://localhost:9"), "validate", map.toString());
        assertThat(validate.awaitEnd()).isOne();
        assertThat(validate.output()).contains("***@", ":6:", ":7:", ":8:", ":9:", ":10:");
        seen.put("validate", validate.output());
        ServiceProcess proxied =
                ServiceProcess.start(folder, Map.of("WATCH_PROXY", "http://user:" + CANARY + "proxy@localhost:3128"));
        assertThat(proxied.awaitEnd()).isEqualTo(2);
        seen.put("a proxy with a password", proxied.output());

        assertThat(seen.get("the log").contains("•••")).isTrue();
        assertThat(seen.get("the log").contains("\"mdc\":{\"incidentId\":\"")).isTrue();
        assertThat(seen.get("webhooks")).contains("\"specversion\"", "\"blocks\"");
        assertThat(seen.get("the log")).contains("\"traceId\":\"");
        assertThat(seen.get("traces"))
                .contains("record results", "deliver to alerts", "publish window", "GET /links/{token}", "•••");
        assertThat(seen.get("the table notification")).contains(",00-");
        assertThat(leaks()).isEmpty();
    }

    private List<String> leaks() {
        var leaks = new ArrayList<String>();
        seen.forEach((where, text) -> {
            for (String word : List.of(CANARY, CANARY_IN_BASE64, ROUTING_KEY)) {
                for (int at = text.indexOf(word); at >= 0 && leaks.size() < 40; at = text.indexOf(word, at + 1)) {
                    leaks.add(where + ": …" + text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 60))
                            + "…");
                }
            }
        });
        return leaks;
    }

    private void secrets() throws IOException {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("key"), CANARY + "file\n");
        Files.writeString(secrets.resolve("long"), CANARY + "long-" + "x".repeat(300));
        Files.writeString(secrets.resolve("bearer"), "Bearer " + CANARY + "bearer");
        Files.writeString(secrets.resolve("client.p12"), CANARY + "certificate");
        Files.writeString(secrets.resolve("client.p12.password"), CANARY + "certificate-password");
    }

    private static Map<String, String> environment(String echo) {
        return Map.of(
                "ECHO", echo,
                "HEADER", CANARY + "header",
                "QUERY", CANARY + "query",
                "BODY", CANARY + "body",
                "PASSWORD", CANARY + "password",
                "TWO_LINES", CANARY + "one\n" + CANARY + "two");
    }

    private Map<String, String> settings(EmbeddedPostgres postgres, EchoServer echo, FakeSlack slack, FakeSmtp mail) {
        var settings = new HashMap<>(environment(echo.url(200, "").replaceAll("/200$", "")));
        settings.putAll(Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres?password=" + CANARY + "database-url",
                "QUARKUS_DATASOURCE_USERNAME",
                "postgres",
                "QUARKUS_DATASOURCE_PASSWORD",
                CANARY + "database",
                "QUARKUS_LOG_CONSOLE_JSON_ENABLED",
                "true",
                "QUARKUS_LOG_CATEGORY__GOV_VA_MOBILE_WATCH__LEVEL",
                "DEBUG",
                "WATCH_SECRETS_DIRECTORY",
                folder.resolve("secrets").toString(),
                "WATCH_BUSINESS_HOURS_OUTSIDE",
                "send",
                "WATCH_ACCESS_FEED_KEY",
                CANARY + "key-of-the-feeds"));
        settings.putAll(Map.of(
                "WATCH_SLACK_URL",
                slack.url(),
                "WATCH_SLACK_BOT_TOKEN",
                CANARY + "bot-token",
                "WATCH_SLACK_APP_TOKEN",
                CANARY + "app-token",
                "WATCH_SLACK_SIGNING_SECRET",
                CANARY + "signing-secret",
                "WATCH_SLACK_ALERTS_CHANNEL",
                "alerts",
                "WATCH_SLACK_TEAM_CHANNEL",
                "",
                "WATCH_SLACK_ONCALL_CHANNEL",
                "",
                "WATCH_SLACK_TEAM_WEBHOOK",
                echo.url(404, "/services/T0/B0/" + CANARY + "team"),
                "WATCH_SLACK_ONCALL_WEBHOOK",
                echo.url(500, "/services/T0/B0/" + CANARY + "oncall")));
        settings.putAll(Map.of(
                "WATCH_WEBHOOK_URL", echo.url(503, "/hook/" + CANARY + "webhook?key=" + CANARY + "query"),
                "WATCH_WEBHOOK_SECRET", CANARY + "signing-key-of-webhooks",
                "WATCH_PAGERDUTY_URL", echo.url(400, "/object"),
                "WATCH_PAGERDUTY_TOKEN", PAGERDUTY,
                "WATCH_PAGERDUTY_FROM", "watch@example.gov",
                "WATCH_PAGERDUTY_EVENTS_URL", echo.url(400, "/events"),
                "WATCH_PAGERDUTY_ALERTS_KEY", ROUTING_KEY,
                "WATCH_HEARTBEAT_URL", echo.url(500, "/" + CANARY + "heartbeat"),
                "WATCH_APP_FEED", echo.url(500, "/feed?key=" + CANARY + "feed")));
        settings.putAll(Map.of(
                "WATCH_EMAIL_HOST", "localhost",
                "WATCH_EMAIL_PORT", Integer.toString(mail.port()),
                "WATCH_EMAIL_TLS", "none",
                "WATCH_EMAIL_PASSWORD", CANARY + "smtp",
                "WATCH_EMAIL_FROM", "watch@example.gov",
                "WATCH_EMAIL_ALERTS_TO", "team@example.gov",
                "WATCH_ACCESS_TOKENS_TEST_SHA256", Digests.sha256Hex(TOKEN.getBytes(StandardCharsets.UTF_8)),
                "WATCH_ACCESS_TOKENS_TEST_ROLE", "admin"));
        settings.putAll(Map.of(
                "QUARKUS_OTEL_SDK_DISABLED",
                "false",
                "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL",
                "http/protobuf",
                "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
                echo.url(200, "/" + TRACES),
                "QUARKUS_OTEL_EXPORTER_OTLP_HEADERS",
                "Authorization=Bearer " + CANARY + "traces"));
        return settings;
    }

    /** An incident, what is told of it, a window that PagerDuty refuses, and a map with errors. */
    private void everythingHappens(ServiceProcess service, FakeSlack slack, FakeSmtp mail, Path map)
            throws IOException {
        await().atMost(PATIENCE).untilAsserted(() -> {
            failing(service, "file", 10);
            failing(service, "environment", 4);
        });
        await().atMost(PATIENCE).until(() -> proposed(service) != null);
        as(service)
                .header("If-Match", "\"1\"")
                .contentType("application/json")
                .body("{\"scope\":\"mobile\"}")
                .post("/api/v1/maintenance-windows/" + proposed(service) + "/confirm")
                .then()
                .statusCode(200);
        Files.writeString(map, BAD_MAP);
        for (String channel : List.of("alerts", "team", "oncall", "webhook", "email", "pagerduty")) {
            seen.put(
                    "the test of " + channel,
                    as(service).post("/api/v1/channels/" + channel + "/test").asString());
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(seeWindow(service)).contains("\"state\":\"failed\"", "•••"));
        await().atMost(PATIENCE).until(() -> slack.messages().toString().contains("services map is refused"));
        await().atMost(PATIENCE).until(() -> mail.mails().toString().contains("is down"));
        await().atMost(PATIENCE).until(() -> service.output().contains("WATCH_HEARTBEAT_URL: found status 500"));
    }

    private static RequestSpecification as(ServiceProcess service) {
        return given().baseUri("http://localhost:" + service.port()).header("Authorization", "Bearer " + TOKEN);
    }

    private static void failing(ServiceProcess service, String upstream, int checks) {
        String answer = as(service).get("/api/v1/upstreams/" + upstream).asString();
        assertThat(JsonPath.from(answer).getList("checks.lastResult.failure.message", String.class))
                .as(answer)
                .doesNotContainNull()
                .hasSize(checks);
    }

    private static String proposed(ServiceProcess service) {
        return as(service)
                .get("/api/v1/maintenance-windows?upstream=file")
                .jsonPath()
                .getString("items[0].id");
    }

    private static String seeWindow(ServiceProcess service) {
        return as(service).get("/api/v1/maintenance-windows?upstream=file").asString();
    }

    /** Every GET that the service describes, with what there is in the places of its path, and the pages. */
    private void walk(ServiceProcess service) throws IOException, InterruptedException {
        Response document = as(service).accept("application/json").get("/q/openapi");
        see("/q/openapi", document);
        Map<String, Map<String, Object>> paths =
                JsonPath.from(document.asString()).getMap("paths");
        assertThat(paths).hasSizeGreaterThan(50);
        for (var path : paths.entrySet()) {
            if (path.getValue().containsKey("get") && !path.getKey().equals("/api/v1/events")) {
                String filled = filled(service, path.getKey());
                Response answer = as(service).get(filled);
                assertThat(answer.statusCode()).as(filled).isLessThan(500);
                see(filled, answer);
            }
        }
        for (String page : List.of("/", "/upstreams/file", "/incidents", "/services-map", "/notifications", "/audit")) {
            see("the page " + page, as(service).get(page));
        }
        see(
                "/api/v1/upstreams/file/badge.svg",
                given().baseUri("http://localhost:" + service.port())
                        .get("/api/v1/upstreams/file/badge.svg?key=" + CANARY + "key-of-the-feeds"));
        for (String path : List.of("/q/health", "/q/metrics")) {
            see(
                    path,
                    given().baseUri("http://localhost:" + service.managementPort())
                            .get(path));
        }
        seen.put("/api/v1/events", events(service));
    }

    private void see(String what, Response answer) {
        seen.put(what, answer.getHeaders() + "\n" + answer.asString());
    }

    private static String filled(ServiceProcess service, String path) {
        if (!path.contains("{")) {
            return path;
        }
        String list = path.substring(0, path.indexOf("/{"));
        Response answer = as(service).get(list);
        String id = answer.statusCode() == 200 && answer.contentType().contains("json")
                ? Optional.ofNullable(answer.jsonPath().getString("items[0].id"))
                        .orElse("none")
                : "none";
        return path.replaceFirst("\\{[^}]*}", id).replaceAll("\\{[^}]*}", "value");
    }

    /** What the stream tells to whoever begins at its beginning. */
    private static String events(ServiceProcess service) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> stream = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + "/api/v1/events"))
                            .header("Authorization", "Bearer " + TOKEN)
                            .header("Last-Event-ID", "0")
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = stream.body()) {
                return new String(body.readNBytes(16), StandardCharsets.UTF_8);
            } finally {
                client.shutdownNow();
            }
        }
    }

    /** Secrets in the wrong places: they are refused, and not said back. */
    private void everythingIsAskedWrongly(ServiceProcess service) {
        String base = "http://localhost:" + service.port();
        Stream.of(CANARY + "unknown", "e30.e30." + CANARY + "jwt", "a.b." + CANARY + "jwt")
                .forEach(token -> {
                    see(
                            "a token " + token.length(),
                            given().baseUri(base)
                                    .header("Authorization", "Bearer " + token)
                                    .get("/api/v1/health"));
                    see(
                            "a session " + token.length(),
                            given().baseUri(base)
                                    .contentType("application/json")
                                    .body(Map.of("token", token))
                                    .post("/session"));
                    see(
                            "a session's member " + token.length(),
                            given().baseUri(base)
                                    .contentType("application/json")
                                    .body(Map.of("tokem", token))
                                    .post("/session"));
                    see(
                            "a session in an array " + token.length(),
                            given().baseUri(base)
                                    .contentType("application/json")
                                    .body(List.of(token))
                                    .post("/session"));
                    see(
                            "a key " + token.length(),
                            given().baseUri(base).get("/api/v1/maintenance-windows.ics?key=" + token));
                    see("a link " + token.length(), given().baseUri(base).get("/links/" + token));
                    see(
                            "Slack " + token.length(),
                            given().baseUri(base)
                                    .header("X-Slack-Signature", "v0=" + token)
                                    .header("X-Slack-Request-Timestamp", "1")
                                    .body(token)
                                    .post("/slack/commands"));
                    see(
                            "a broken body " + token.length(),
                            as(service)
                                    .contentType("application/json")
                                    .body("{\"title\": " + token)
                                    .post("/api/v1/incidents"));
                });
    }

    /** Every table, every column. */
    private void dump(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (ResultSet names = statement.executeQuery("SELECT c.oid::regclass FROM pg_class c WHERE c.relkind = 'r'"
                    + " AND c.relnamespace = 'public'::regnamespace")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            assertThat(tables).hasSizeGreaterThan(30);
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery(
                        "SELECT coalesce(string_agg(t::text, chr(10)), '') FROM " + table + " t")) {
                    rows.next();
                    seen.put("the table " + table, rows.getString(1));
                }
            }
        }
    }
}
