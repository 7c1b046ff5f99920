package gov.va.mobile.watch.platform;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.support.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BodyLimitTest {
    private static final byte[] LARGE =
            ("{\"text\":\"" + "a".repeat(10_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);

    @TestHTTPResource("/")
    URI root = URI.create("http://localhost");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void tenMegabytesAre413() throws Exception {
        refused("/api/v1/probe", "viewer-token", BodyPublishers.ofByteArray(LARGE), 413);
        refused("/session", "", BodyPublishers.ofByteArray(LARGE), 413);
    }

    @Test
    void undeclaredLengthIsCountedToo() throws Exception {
        refused(
                "/api/v1/probe",
                "viewer-token",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(LARGE)),
                413);
        refused("/session", "", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(LARGE)), 413);
    }

    @Test
    void overHttp2Too() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(root.resolve("/api/v1/probe"))
                .version(HttpClient.Version.HTTP_2)
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer viewer-token")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(LARGE)))
                .build();
        HttpClient http2 =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        http2.send(HttpRequest.newBuilder(root.resolve("/assets/nothing")).build(), BodyHandlers.discarding());
        assertThat(http2.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
    }

    @Test
    void beforeThatComes401() throws Exception {
        refused("/api/v1/probe", "", BodyPublishers.ofByteArray(LARGE), 401);
        refused("/nothing", "", BodyPublishers.ofByteArray(LARGE), 401);
    }

    @Test
    void belowTheLimitABodyIsRead() throws Exception {
        byte[] body = ("{\"text\":\"" + "a".repeat(250_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        assertThat(send("/api/v1/probe", "viewer-token", BodyPublishers.ofByteArray(body))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(
                                "/api/v1/probe",
                                "viewer-token",
                                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                        .statusCode())
                .isEqualTo(200);
    }

    private void refused(String path, String token, HttpRequest.BodyPublisher body, int status) throws Exception {
        HttpResponse<String> answer = send(path, token, body);
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).as(path).contains(Problem.MEDIA_TYPE);
        assertThat(answer.body()).contains("\"status\":" + status);
    }

    private HttpResponse<String> send(String path, String token, HttpRequest.BodyPublisher body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .POST(body);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
