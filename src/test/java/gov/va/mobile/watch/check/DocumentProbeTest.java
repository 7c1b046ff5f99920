package gov.va.mobile.watch.check;

import static gov.va.mobile.watch.support.FaultServer.http;
import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.check.DocumentRequest.Validators;
import gov.va.mobile.watch.map.Target.SecretReference;
import gov.va.mobile.watch.map.Target.Text;
import gov.va.mobile.watch.support.FaultServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents are read as carefully as checks ask (behaviour.md §2). */
class DocumentProbeTest {
    private static final int MOST = 1024;

    private final FaultServer server = FaultServer.plain();
    private final Path secrets;
    private Duration timeout = Duration.ofSeconds(10);
    private final CheckFixture fixture;

    DocumentProbeTest(@TempDir Path secrets) throws IOException {
        this.secrets = secrets;
        Files.createDirectories(secrets.resolve("calendar"));
        Files.writeString(secrets.resolve("calendar/key"), "hush-hush\n");
        fixture = new CheckFixture(secrets);
    }

    @AfterEach
    void close() {
        fixture.close();
        server.close();
    }

    private Document read(String url, Validators known) {
        return fixture.checks.read(new DocumentRequest(
                URI.create(url),
                Map.of("X-Key", new Text.Secret(new SecretReference("calendar/key"))),
                "text/calendar",
                timeout,
                MOST,
                Optional.empty(),
                known));
    }

    private Document read(Validators known) {
        return read("http://127.0.0.1:" + server.port() + "/", known);
    }

    private String unreadable() {
        return read(Validators.NONE) instanceof Document.Unreadable unreadable ? unreadable.message() : "";
    }

    @Test
    void theDocumentAndHowItsServerNamesIt() {
        server.on(
                "/",
                "HTTP/1.1 200 OK\r\nETag: W/\"7\"\r\nLast-Modified: Tue, 20 Oct 2026 12:00:00 GMT\r\nContent-Length: 6\r\n\r\nDürre");
        assertThat(read(Validators.NONE))
                .isEqualTo(new Document.Text(
                        "Dürre", new Validators(Optional.of("W/\"7\""), Optional.of("Tue, 20 Oct 2026 12:00:00 GMT"))));
        assertThat(server.requests().getLast().headers())
                .containsEntry("accept", "text/calendar")
                .containsEntry("x-key", "hush-hush")
                .doesNotContainKey("if-none-match");
    }

    @Test
    void unchangedOnlyWhereOneIsKnown() {
        server.on("/", "HTTP/1.1 304 Not Modified\r\n\r\n");
        assertThat(read(new Validators(Optional.of("\"7\""), Optional.empty()))).isEqualTo(new Document.Unchanged());
        assertThat(server.requests().getLast().headers()).containsEntry("if-none-match", "\"7\"");
        assertThat(unreadable()).isEqualTo("status: expected 200, found 304");
    }

    @Test
    void whatWasFoundAndExpectedAndNoSecret() {
        server.on("/", http("500 Oops", "text/plain", "no"));
        assertThat(unreadable()).isEqualTo("status: expected 200, found 500");
        server.on("/", http("301 Moved\r\nLocation: http://hush-hush.example/x", "text/plain", ""));
        assertThat(unreadable())
                .isEqualTo("status: expected 200, found 301 to http://•••.example, which is not followed");
        server.on("/", http("200 OK", "text/plain", "x".repeat(MOST + 1)));
        assertThat(unreadable()).isEqualTo("body: larger than 1 KiB, the most that is read (maxBody)");
        server.on("/", FaultServer::hang);
        timeout = Duration.ofMillis(500);
        assertThat(unreadable()).startsWith("expected an answer within 0.5 s, found none");
        timeout = Duration.ofSeconds(10);
        server.on("/", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nBEGIN:VCALENDAR");
        assertThat(unreadable()).startsWith("body: expected its end, found the connection closed");
        server.on("/", http("429 Slow\r\nRetry-After: 90", "text/plain", ""));
        assertThat(read(Validators.NONE))
                .isInstanceOfSatisfying(
                        Document.Unreadable.class,
                        busy -> assertThat(busy.retryAfter()).contains(Duration.ofSeconds(90)));
    }

    @Test
    void addressesAreGuarded() {
        assertThat(read("http://169.254.169.254/latest", Validators.NONE))
                .isInstanceOfSatisfying(
                        Document.Unreadable.class,
                        refused -> assertThat(refused.message()).contains("link-local"));
        fixture.allow(false);
        assertThat(read("http://127.0.0.1:" + server.port() + "/", Validators.NONE))
                .isInstanceOfSatisfying(
                        Document.Unreadable.class,
                        refused -> assertThat(refused.message()).contains("allowPrivate"));
        assertThat(server.connections()).isZero();
    }

    @Test
    void aMissingSecretIsNamed() throws IOException {
        Files.delete(secrets.resolve("calendar/key"));
        assertThat(read("http://127.0.0.1:" + server.port() + "/", Validators.NONE))
                .isInstanceOfSatisfying(
                        Document.Unreadable.class,
                        missing -> assertThat(missing.message()).contains("the secret calendar/key is missing"));
    }
}
