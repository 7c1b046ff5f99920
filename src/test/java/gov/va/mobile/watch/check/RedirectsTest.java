package gov.va.mobile.watch.check;

import static gov.va.mobile.watch.check.CheckFixture.http;
import static gov.va.mobile.watch.check.CheckResults.assertFail;
import static gov.va.mobile.watch.check.CheckResults.assertPass;
import static gov.va.mobile.watch.check.CheckResults.assertResult;
import static gov.va.mobile.watch.support.FaultServer.http;
import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.support.FaultServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases 18 and 19: where nobody is led. */
class RedirectsTest {
    private final FaultServer server = FaultServer.plain();
    private final FaultServer other = FaultServer.plain();
    private final CheckFixture fixture;
    private final Path secrets;

    RedirectsTest(@TempDir Path secrets) {
        this.secrets = secrets;
        fixture = new CheckFixture(secrets);
    }

    @BeforeEach
    void watch() {
        fixture.name("upstream.test", "127.0.0.1");
        fixture.name("stranger.test", "127.0.0.1");
        fixture.name("friend.test", "127.0.0.1");
        fixture.name("metadata.test", "169.254.169.254");
        fixture.name("partly.test", "169.254.169.254", "127.0.0.1");
        fixture.watch(true, http(url("/")).check(), http("http://friend.test/").check());
        server.on("/ok", http("200 OK", "text/plain", "ok"));
        other.on("/ok", http("200 OK", "text/plain", "ok"));
    }

    @AfterEach
    void close() {
        fixture.close();
        server.close();
        other.close();
    }

    private String url(String path) {
        return "http://upstream.test:" + server.port() + path;
    }

    private void redirect(String path, String location) {
        server.on(path, "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");
    }

    private CheckResult follow(String path, int most) {
        return fixture.checks.run(http(url(path)).follow(most).check());
    }

    @Test
    void aRedirectIsAResult() {
        redirect("/", "https://login.example/secret-path?token=1");
        assertFail(follow("/", 0), FailureKind.REDIRECT, "answered 302 to https://login.example, expected 200-299");
        assertPass(fixture.checks.run(http(url("/")).status(302, 302).check()));
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void isFollowedWhenTheMapSaysSo() {
        redirect("/", "/second");
        redirect("/second", "http://friend.test:" + other.port() + "/ok");
        assertPass(follow("/", 2));
        assertFail(follow("/", 1), FailureKind.REDIRECT, ".*after 1 redirect, the most that are followed");
    }

    @Test
    void aLoopEnds() {
        redirect("/", "/");
        assertFail(follow("/", 5), FailureKind.REDIRECT, "answered 302 to the same host, after 5 redirects.*");
        assertThat(server.connections()).isEqualTo(6);
    }

    @Test
    void toNowhere() {
        server.on("/", "HTTP/1.1 301 Moved\r\nContent-Length: 0\r\n\r\n");
        redirect("/bad", "http://[nonsense");
        redirect("/file", "file:///etc/passwd");
        redirect("/mail", "mailto:a@b.c");
        assertFail(follow("/", 3), FailureKind.REDIRECT, "answered 301 without a Location, .*");
        assertFail(follow("/", 0), FailureKind.REDIRECT, "answered 301 without a Location, expected 200-299");
        assertFail(follow("/bad", 3), FailureKind.REDIRECT, ".* to a Location that is no URL, .*");
        assertFail(follow("/file", 3), FailureKind.REDIRECT, ".*expected an http or https URL");
        assertFail(follow("/mail", 3), FailureKind.REDIRECT, ".*expected an http or https URL");
    }

    @Test
    void neverToAHostThatTheMapDoesNotName() {
        redirect("/", "http://stranger.test:" + other.port() + "/ok");
        redirect("/metadata", "http://169.254.169.254/latest/meta-data");
        assertFail(follow("/", 3), FailureKind.REDIRECT, ".*which is no host of the services map");
        assertFail(follow("/metadata", 3), FailureKind.REDIRECT, ".*which is no host of the services map");
        assertThat(other.connections()).isZero();
    }

    @Test
    void neverToAMetadataAddressEvenIfTheMapNamesItsHost() {
        fixture.watch(
                true, http(url("/")).check(), http("http://metadata.test/").check());
        redirect("/", "http://metadata.test/latest/meta-data");
        assertFail(follow("/", 3), FailureKind.CONNECT, "metadata.test resolved to the link-local address .*");
    }

    @Test
    void neverFromHttpsToHttp() {
        var answer = new HttpAnswer(
                302,
                new io.netty.handler.codec.http.DefaultHttpHeaders().set("Location", "http://friend.test/ok"),
                Bytes.NONE,
                false,
                Optional.empty(),
                Optional.empty());
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> Redirects.next(URI.create("https://friend.test/"), answer, Set.of("friend.test")))
                .isInstanceOf(ProbeException.class)
                .hasMessage("answered 302 to http://friend.test, never followed from https to http");
    }

    @Test
    void secretsStayWithTheServerThatTheyAreFor() throws IOException {
        Files.writeString(secrets.resolve("key"), "s3cret-value\n");
        redirect("/", "http://friend.test:" + other.port() + "/ok");
        Check check = http(url("/"))
                .follow(1)
                .secret("X-Api-Key", "key")
                .header("authorization", "Basic abc")
                .header("X-Trace", "1")
                .check();
        assertPass(fixture.checks.run(check));
        assertThat(server.requests().getFirst().headers())
                .containsEntry("X-Api-Key", "s3cret-value")
                .containsEntry("Authorization", "Basic abc")
                .containsEntry("User-Agent", "UpstreamWatch/1.2.3")
                .containsEntry("Host", "upstream.test:" + server.port())
                .containsEntry("Connection", "close");
        assertThat(other.requests().getFirst().headers())
                .containsEntry("X-Trace", "1")
                .doesNotContainKeys("X-Api-Key", "Authorization");
    }

    @Test
    void addressesThatAreNeverAsked() {
        assertFail(
                fixture.checks.run(http("http://metadata.test/").check()),
                FailureKind.CONNECT,
                "metadata.test resolved to the link-local address 169.254.169.254, which is never asked");
        assertFail(
                fixture.checks.run(http("http://169.254.169.254/").check()),
                FailureKind.CONNECT,
                ".*which is never asked");
        assertFail(
                fixture.checks.run(http("http://[::ffff:169.254.169.254]/").check()),
                FailureKind.CONNECT,
                ".*which is never asked");
        assertFail(fixture.checks.run(CheckFixture.tcp("metadata.test", 80)), FailureKind.CONNECT, ".*never asked");
        assertFail(fixture.checks.run(CheckFixture.tls("metadata.test", 443)), FailureKind.CONNECT, ".*never asked");
        assertPass(fixture.checks.run(CheckFixture.tcp("partly.test", server.port())));
    }

    @Test
    void privateAddressesOnlyWhenTheyAreMeant() {
        fixture.allow(false);
        assertResult(
                fixture.checks.run(http(url("/ok")).check()),
                ResultClass.MISCONFIGURED,
                FailureKind.CONNECT,
                "upstream.test resolved to the loopback address 127.0.0.1, .*allowPrivate.*");
        assertThat(server.connections()).isZero();
    }

    @Test
    void theNextAddressIsTriedWhenOneRefuses() {
        fixture.name("two.test", "127.0.0.2", "127.0.0.1");
        CheckResult result = fixture.checks.run(
                http("http://two.test:" + server.port() + "/ok").check());
        assertPass(result);
        assertThat(result.phases().connect()).isNotNegative();
    }

    @Test
    void aNameWithoutAddress() {
        assertFail(
                fixture.checks.run(http("http://no-such-name.test/").check()),
                FailureKind.DNS,
                "expected an address for no-such-name.test, found none");
    }

    @Test
    void aHungLookUpHoldsOneThreadAndNobodyElse() throws Exception {
        var hanging = http("http://" + CheckFixture.HANGING + "/")
                .timeout(Duration.ofMillis(400))
                .check();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<Future<CheckResult>>();
            for (int i = 0; i < 200; i++) {
                results.add(threads.submit(() -> fixture.checks.run(hanging)));
            }
            assertPass(fixture.checks.run(http(url("/ok")).check()));
            for (Future<CheckResult> result : results) {
                assertFail(result.get(), FailureKind.TIMEOUT, ".*name hanging.test not resolved.*");
            }
        }
        assertThat(fixture.lookUps).hasValue(1);
    }
}
