package gov.va.mobile.watch.notification.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestClock;
import gov.va.mobile.watch.support.TestMaps;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests of every kind, nearly right and wrong at random: whatever comes of it, it is no fault of ours, it is said as a problem, and it is said soon. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(SlackProfile.class)
class HostileRequestsTest {
    private static final int REQUESTS = 900;
    private static final int OF_SLACK = 250;
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int OURS = 500;
    private static final int URI_TOO_LONG = 414;
    /** Signed, or for people. */
    private static final Pattern OTHERWISE = Pattern.compile("^/(slack|links)/");

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\ud800",
            "\u202e\u200b",
            "\u001b[31m",
            "<!channel>",
            "'; DROP TABLE incident; --",
            "%s%n",
            "${jndi:x}",
            "x".repeat(5_000),
            "é".repeat(300),
            "null",
            "true",
            "-1",
            "1e999",
            "bgs",
            "caseflow",
            "value",
            "open",
            "nonControl",
            "control",
            "P1",
            "done",
            "shared",
            "mobile",
            "recovered",
            "2026-01-01T00:00:00Z",
            "2099-01-01T00:00:00+14:00",
            "2026-01-01T00:00:00",
            "+999999999-12-31T23:59:59.999999999Z",
            "-999999999-01-01T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "294277-01-01T00:00:00Z",
            "-4713-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "P1D",
            "PT-1S",
            "P999999999D",
            "PT9999999999999S",
            "P1Y",
            "00000000-0000-0000-0000-000000000000",
            "FREQ=SECONDLY",
            "FREQ=DAILY;COUNT=1000000000",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
            "RRULE:",
            "FREQ=WEEKLY;BYDAY=MO;INTERVAL=2147483647",
            "America/New_York",
            "Nowhere/At-All",
            "https://x.example/1",
            "javascript:alert(1)",
            "http://[::1",
            "1.2",
            "2e0");

    @Inject
    CurrentMap map;

    @Inject
    DataSource database;

    @Inject
    TestClock clock;

    @Inject
    SocketDesk socket;

    /** The same each time, so that a red build is somebody's change; {@code -Dwatch.test.seed} for others. */
    private final long seed = Long.getLong("watch.test.seed", 20261129);

    private final Random random = new Random(seed);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> wrong = new ArrayList<>();
    private ServicesMap before = TestMaps.map(List.of(), List.of());

    @BeforeEach
    void begin() {
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

    /** A way in, as the API describes itself. */
    private record Way(String method, String path, List<String> queries, JsonNode body) {}

    @Test
    void noneIsAFaultOfOurs() throws IOException {
        JsonNode document = JSON.readTree(send("GET", "/q/openapi?format=json", "", "application/json", "*")
                .body());
        List<Way> ways = ways(document);
        assertThat(ways).hasSizeGreaterThan(60);
        for (int n = 0; n < REQUESTS && wrong.size() < 10; n++) {
            ask(document, ways.get(n < ways.size() ? n : random.nextInt(ways.size())));
        }
        assertThat(wrong).as("seed %d", seed).isEmpty();
    }

    @Test
    void nothingOfSlacksIsAFaultOfOurs() {
        var slack = new SlackCaller(RestAssured.baseURI + ":" + RestAssured.port);
        for (int n = 0; n < OF_SLACK && wrong.size() < 10; n++) {
            String payload = payload();
            String body = switch (n % 3) {
                case 0 -> SlackCaller.form("payload", payload);
                case 1 ->
                    SlackCaller.form("command", "/upstream") + "&" + SlackCaller.form("text", text() + " " + text())
                            + "&" + SlackCaller.form("user_id", user());
                default -> "payload=" + text() + "&" + text();
            };
            HttpResponse<String> answer =
                    slack.signed(n % 2 == 0 ? "/slack/interactions" : "/slack/commands", body, clock.instant());
            judge(answer, "Slack", body);
            String frame = "{\"envelope_id\":\"" + n + "-" + seed + "\",\"type\":\""
                    + (n % 2 == 0 ? "interactive" : "slash_commands")
                    + "\",\"accepts_response_payload\":true,\"payload\":" + payload + "}";
            if (Frame.read(n % 5 == 0 ? frame.substring(0, random.nextInt(frame.length())) : frame)
                    instanceof Frame.Envelope envelope) {
                assertThat(socket.answer(envelope))
                        .as("seed %d: %s", seed, frame)
                        .contains("envelope_id");
            }
        }
        assertThat(wrong).as("seed %d", seed).isEmpty();
    }

    private void ask(JsonNode document, Way way) {
        String path = way.path();
        while (path.contains("{")) {
            path = path.replaceFirst("\\{[^}]*}", encoded(identity(path)));
        }
        if (!way.queries().isEmpty() && random.nextInt(3) > 0) {
            path += "?" + way.queries().get(random.nextInt(way.queries().size())) + "=" + encoded(text());
        }
        String body = way.body().isMissingNode() ? "" : body(document, way.body());
        judge(
                send(
                        way.method(),
                        path,
                        body,
                        way.path().endsWith("/postmortem") && way.method().equals("PUT")
                                ? "text/markdown"
                                : "application/json",
                        random.nextBoolean() ? "\"1\"" : "\"2\""),
                way.method() + " " + path,
                body);
    }

    private void judge(HttpResponse<String> answer, String what, String body) {
        if (answer.statusCode() == URI_TOO_LONG) {
            return; // by the HTTP server itself, before there is a route
        }
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (answer.statusCode() >= OURS
                || (answer.statusCode() >= 400 && !type.startsWith("application/problem+json"))) {
            String sent = body.length() > 600 ? body.substring(0, 600) + "…" : body;
            wrong.add(what + " with " + sent + ": " + answer.statusCode() + " " + type + " " + answer.body());
        }
    }

    private List<Way> ways(JsonNode document) {
        var ways = new ArrayList<Way>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    boolean stream = path.getKey().equals("/api/v1/events");
                    if (METHODS.contains(method.getKey())
                            && !stream
                            && !OTHERWISE.matcher(path.getKey()).find()) {
                        var queries = new ArrayList<String>();
                        method.getValue().path("parameters").forEach(parameter -> {
                            if (parameter.path("in").asText().equals("query")) {
                                queries.add(parameter.path("name").asText());
                            }
                        });
                        Iterator<JsonNode> content = method.getValue()
                                .path("requestBody")
                                .path("content")
                                .elements();
                        ways.add(new Way(
                                method.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                queries,
                                content.hasNext() ? content.next().path("schema") : NODES.missingNode()));
                    }
                }));
        return ways;
    }

    /** Something that is there, mostly, so that what is behind it is reached. */
    private String identity(String path) {
        int chance = random.nextInt(6);
        if (chance == 0) {
            return text();
        }
        String list = path.substring(0, path.indexOf("/{"));
        if (list.endsWith("/upstreams")) {
            return "bgs";
        }
        try {
            JsonNode items = JSON.readTree(
                            send("GET", list, "", "application/json", "*").body())
                    .path("items");
            return items.isEmpty()
                    ? "alertmanager"
                    : items.get(random.nextInt(items.size())).path("id").asText("alerts");
        } catch (JsonProcessingException none) {
            return "value";
        }
    }

    private String body(JsonNode document, JsonNode schema) {
        if (random.nextInt(15) == 0) {
            return List.of(
                            "",
                            "{",
                            "[]",
                            "null",
                            "1",
                            "\"x\"",
                            "{\"a\":".repeat(300),
                            "[".repeat(100_000),
                            "{\"a\":1,\"a\":2}",
                            "\u0000",
                            "{}")
                    .get(random.nextInt(11));
        }
        JsonNode good = value(document, schema, "", 0);
        if (good instanceof ObjectNode object && !object.isEmpty()) {
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                List<String> names =
                        object.properties().stream().map(Map.Entry::getKey).toList();
                object.set(names.get(random.nextInt(names.size())), hostile());
            }
        }
        return good.toString();
    }

    /** Something of that schema; nearly all that can be left out is there. */
    private JsonNode value(JsonNode document, JsonNode schema, String name, int depth) {
        String reference = schema.path("$ref").asText("");
        if (!reference.isEmpty()) {
            return value(document, document.at(reference.substring(1)), name, depth + 1);
        }
        for (String choice : List.of("allOf", "anyOf", "oneOf")) {
            if (schema.path(choice).isArray()) {
                return value(document, schema.path(choice).path(0), name, depth + 1);
            }
        }
        if (schema.path("enum").isArray()) {
            return schema.path("enum").path(random.nextInt(schema.path("enum").size()));
        }
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.path(0).asText() : type.asText()) {
            case "object" -> {
                ObjectNode object = NODES.objectNode();
                if (depth < 6) {
                    schema.path("properties").properties().forEach(property -> {
                        if (random.nextInt(8) > 0) {
                            object.set(
                                    property.getKey(),
                                    value(document, property.getValue(), property.getKey(), depth + 1));
                        }
                    });
                }
                yield object;
            }
            case "array" -> NODES.arrayNode().add(value(document, schema.path("items"), name, depth + 1));
            case "integer", "number" -> NODES.numberNode(random.nextInt(20_000));
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            default -> NODES.textNode(likely(schema.path("format").asText(""), name));
        };
    }

    private String likely(String format, String name) {
        if (format.equals("date-time") || Set.of("start", "end", "until").contains(name)) {
            return clock.instant()
                    .plus(Duration.ofHours(1 + random.nextInt(20)))
                    .toString();
        }
        return switch (name) {
            case "upstreamId" -> "bgs";
            case "link" -> "https://x.example/" + random.nextInt();
            case "scope" -> "shared";
            case "rrule" -> "FREQ=WEEKLY;COUNT=3";
            case "zone" -> "America/New_York";
            case "state" -> "done";
            default -> random.nextInt(4) == 0 ? text() : "some words";
        };
    }

    private JsonNode hostile() {
        return switch (random.nextInt(8)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(true);
            case 2 -> NODES.numberNode(new java.math.BigDecimal("1e400"));
            case 3 -> NODES.numberNode(Long.MIN_VALUE);
            case 4 -> NODES.arrayNode().add(NODES.objectNode()).add(text());
            case 5 -> NODES.objectNode().put(text(), text());
            default -> NODES.textNode(text());
        };
    }

    /** What somebody does in Slack, with members of all kinds. */
    private String payload() {
        Map<String, Object> action = new LinkedHashMap<>();
        action.put("action_id", random.nextBoolean() ? "acknowledge" : text());
        action.put("value", random.nextInt(3) == 0 ? hostile() : text());
        ObjectNode payload = NODES.objectNode();
        payload.put(
                "type",
                List.of("block_actions", "view_submission", "view_closed", text())
                        .get(random.nextInt(4)));
        payload.putObject("user").put("id", user());
        payload.set("actions", NODES.arrayNode().add(JSON.<JsonNode>valueToTree(action)));
        payload.put("response_url", text());
        payload.put("trigger_id", text());
        ObjectNode view = payload.putObject("view");
        view.put("callback_id", text())
                .put("private_metadata", random.nextBoolean() ? text() : "{\"offer\":\"" + random.nextInt() + "\"}");
        view.putObject("state").putObject("values").putObject("end").set("end", hostile());
        for (int changes = random.nextInt(3); changes > 0; changes--) {
            List<String> names =
                    payload.properties().stream().map(Map.Entry::getKey).toList();
            payload.set(names.get(random.nextInt(names.size())), hostile());
        }
        return payload.toString();
    }

    private String user() {
        return List.of("UVIEWER1", "URESPOND", "UAPPROVE", "USTRANGE", text()).get(random.nextInt(5));
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpResponse<String> send(String method, String path, String body, String type, String version) {
        var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                .timeout(SOON)
                .header("Authorization", "Bearer admin-token")
                .header("Content-Type", type)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!method.equals("GET")) {
            request.header("If-Match", version);
        }
        try {
            return answer(request.build());
        } catch (IOException failed) {
            throw new UncheckedIOException("seed " + seed + ": " + method + " " + path + " " + body, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** A connection that carried a body which was refused half read is closed by the server, as it may: then by a new one. */
    private HttpResponse<String> answer(HttpRequest request) throws IOException, InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (HttpTimeoutException late) {
            throw late;
        } catch (IOException closed) {
            try (var anew =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
                return anew.send(request, HttpResponse.BodyHandlers.ofString());
            }
        }
    }
}
