package gov.va.mobile.watch.check;

import static gov.va.mobile.watch.check.CheckFixture.http;
import static gov.va.mobile.watch.check.CheckFixture.tcp;
import static gov.va.mobile.watch.check.CheckResults.assertFail;
import static gov.va.mobile.watch.check.CheckResults.assertPass;
import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.support.FaultServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases 18 and 19, with every way there is to write a link-local or metadata address: refused on the address that would be connected to, also where private ones are meant. */
class NeverAskedTest {
    private static final String NEVER = ".*which is never asked";

    private final FaultServer server = FaultServer.plain();
    private final CheckFixture fixture;

    NeverAskedTest(@TempDir Path secrets) {
        fixture = new CheckFixture(secrets);
    }

    @BeforeEach
    void watch() {
        fixture.name("upstream.test", "127.0.0.1");
        fixture.watch(true, http(url("/")).check());
        server.on("/", FaultServer.http("200 OK", "text/plain", "ok"));
    }

    @AfterEach
    void close() {
        fixture.close();
        server.close();
    }

    private String url(String path) {
        return "http://upstream.test:" + server.port() + path;
    }

    private static String redirect(String location) {
        return "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "2852039166",
                "[fe80::1]",
                "[fe80::1%25lo]",
                "[::ffff:169.254.169.254]",
                "[::ffff:a9fe:a9fe]",
                "[0:0:0:0:0:ffff:a9fe:a9fe]",
                "[64:ff9b::169.254.169.254]",
                "[fd00:ec2::254]",
                "[FD00:EC2:0:0:0:0:0:254]",
                "100.100.100.200",
                "0.0.0.0",
                "[::]"
            })
    void asTheHostOfAUrl(String host) {
        String url = "http://" + host + ":" + server.port() + "/";
        assertFail(fixture.checks.run(http(url).check()), FailureKind.CONNECT, NEVER);
        fixture.watch(true, http(url("/")).check(), http(url).check());
        server.on("/", redirect(url));
        assertFail(fixture.checks.run(http(url("/")).follow(3).check()), FailureKind.CONNECT, NEVER);
        assertThat(server.connections()).isOne();
    }

    /** They are no addresses to us, and so no name is asked for them either. */
    @ParameterizedTest
    @ValueSource(strings = {"0xa9fea9fe", "0251.254.169.254", "0xA9.254.169.254"})
    void asANumberThatOthersRead(String host) {
        assertFail(fixture.checks.run(tcp(host, server.port())), FailureKind.DNS, ".*found none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "2852039166",
                "0xa9fea9fe",
                "0251.254.169.254",
                "[fe80::1]",
                "[::ffff:169.254.169.254]",
                "[fd00:ec2::254]"
            })
    void behindAProxyThatResolvesByItself(String host) {
        String proxy = "http://127.0.0.1:" + server.port();
        assertFail(fixture.checks.run(http("http://" + host + "/").via(proxy).check()), FailureKind.CONNECT, NEVER);
        assertThat(server.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "//169.254.169.254/latest/meta-data/",
                "http://2852039166/",
                "http://0xa9fea9fe/",
                "http://0xa9.0xfe.0xa9.0xfe/",
                "http://0251.0376.0251.0376/",
                "http://169.254.43518/",
                "http://169.16689662/",
                "http://169.254.169.254./",
                "http://[fe80::1]/",
                "http://[fe80::1%25lo]/",
                "http://[::ffff:169.254.169.254]/",
                "http://[fd00:ec2::254]/",
                "http://upstream.test@169.254.169.254/",
                "http://upstream.test:80@169.254.169.254/",
                "http://169.254.169.254\\@upstream.test/",
                "http://169.254.169.254#@upstream.test/",
                "http://①⑥⑨.②⑤④.①⑥⑨.②⑤④/",
                "http:169.254.169.254/"
            })
    void asWhereARedirectLeads(String location) {
        server.on("/", redirect(location));
        CheckResult result = fixture.checks.run(http(url("/")).follow(3).check());
        assertFail(result, FailureKind.REDIRECT, "answered 302.*");
        assertThat(server.connections()).isOne();
    }

    @Test
    void asANameThatIsTurnedAroundWhileARedirectIsFollowed() {
        server.on("/", (socket, out) -> {
            fixture.name("upstream.test", "169.254.169.254");
            out.write(redirect("/second").getBytes(StandardCharsets.UTF_8));
        });
        assertFail(
                fixture.checks.run(http(url("/")).follow(3).check()),
                FailureKind.CONNECT,
                "upstream.test resolved to the link-local address 169.254.169.254, which is never asked");
        assertThat(server.connections()).isOne();
    }

    /** What was looked at is what is connected to: there is no second look-up in between. */
    @Test
    void asANameThatAnswersOtherwiseEachTime() {
        fixture.nameInTurn("rebound.test", "127.0.0.1", "169.254.169.254", "127.0.0.1", "fe80::1");
        String url = "http://rebound.test:" + server.port() + "/";
        assertPass(fixture.checks.run(http(url).check()));
        assertFail(fixture.checks.run(http(url).check()), FailureKind.CONNECT, NEVER);
        assertPass(fixture.checks.run(tcp("rebound.test", server.port())));
        assertFail(fixture.checks.run(tcp("rebound.test", server.port())), FailureKind.CONNECT, NEVER);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void asOneAddressOfSeveral() throws Exception {
        fixture.name("partly.test", "169.254.169.254", "fe80::1", "127.0.0.1");
        assertPass(fixture.checks.run(
                http("http://partly.test:" + server.port() + "/").check()));
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        fixture.name("partly.test", "127.0.0.1", "169.254.169.254", "fe80::1");
        assertFail(
                fixture.checks.run(tcp("partly.test", closed)),
                FailureKind.CONNECT,
                "expected a connection to partly.test:" + closed + ", found it refused");
        fixture.name("none.test", "fe80::1", "fd00:ec2::254", "::ffff:169.254.169.254");
        assertFail(fixture.checks.run(tcp("none.test", server.port())), FailureKind.CONNECT, NEVER);
    }
}
