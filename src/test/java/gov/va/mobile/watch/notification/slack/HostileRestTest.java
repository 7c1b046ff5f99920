package gov.va.mobile.watch.notification.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import gov.va.mobile.watch.support.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every way into the REST API, as it describes itself, asked with nearly right and wrong values at random. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(SlackProfile.class)
class HostileRestTest extends HostileTestBase {
    private static final int REQUESTS = 900;
    private static final Duration SOON = Duration.ofSeconds(5);
    /** Signed, or for people. */
    private static final Pattern OTHERWISE = Pattern.compile("^/(slack|links)/");

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A way in, as the API describes itself. */
    private record Way(String method, String path, List<String> queries, JsonNode body) {}

    @Test
    void noneIsAFaultOfOurs() throws IOException {
        JsonNode document = JSON.readTree(send("GET", "/q/openapi?format=json", "", "application/json", "*")
                .body());
        List<Way> ways = ways(document);
        assertThat(ways).hasSizeGreaterThan(60);
        for (int n = 0; n < REQUESTS && !enough(); n++) {
            ask(document, ways.get(n < ways.size() ? n : values.random().nextInt(ways.size())));
        }
        assertNothingWrong();
    }

    private void ask(JsonNode document, Way way) {
        String path = way.path();
        while (path.contains("{")) {
            path = path.replaceFirst("\\{[^}]*}", encoded(identity(path)));
        }
        if (!way.queries().isEmpty() && values.random().nextInt(3) > 0) {
            path += "?"
                    + way.queries().get(values.random().nextInt(way.queries().size())) + "=" + encoded(values.text());
        }
        String body = way.body().isMissingNode() ? "" : values.body(document, way.body());
        judge(
                send(
                        way.method(),
                        path,
                        body,
                        way.path().endsWith("/postmortem") && way.method().equals("PUT")
                                ? "text/markdown"
                                : "application/json",
                        values.random().nextBoolean() ? "\"1\"" : "\"2\""),
                way.method() + " " + path,
                body);
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
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                queries,
                                content.hasNext() ? content.next().path("schema") : MissingNode.getInstance()));
                    }
                }));
        return ways;
    }

    /** Something that is there, mostly, so that what is behind it is reached. */
    private String identity(String path) {
        int chance = values.random().nextInt(6);
        if (chance == 0) {
            return values.text();
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
                    : items.get(values.random().nextInt(items.size()))
                            .path("id")
                            .asText("alerts");
        } catch (JsonProcessingException none) {
            return "value";
        }
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
            throw new UncheckedIOException("seed " + values.seed() + ": " + method + " " + path + " " + body, failed);
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
