package gov.va.mobile.watch.check;

import static gov.va.mobile.watch.check.CheckFixture.http;
import static gov.va.mobile.watch.check.CheckResults.assertFail;
import static gov.va.mobile.watch.check.CheckResults.assertPass;
import static gov.va.mobile.watch.check.CheckResults.assertResult;
import static gov.va.mobile.watch.support.FaultServer.http;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.support.FaultServer;
import gov.va.mobile.watch.support.TestCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Case 20, and what else TLS can do; the certificates are real. */
class TlsTest {
    @TempDir
    static Path folder;

    private static TestCertificates certificates;
    private static CheckFixture fixture;

    private final List<FaultServer> servers = new ArrayList<>();

    @BeforeAll
    static void make() throws IOException {
        certificates = TestCertificates.in(folder);
        Files.writeString(folder.resolve("ca.pem"), certificates.caPem());
        fixture = new CheckFixture(folder);
        fixture.name("upstream.test", "127.0.0.1");
    }

    @AfterAll
    static void closeFixture() {
        fixture.close();
    }

    @AfterEach
    void close() {
        servers.forEach(FaultServer::close);
    }

    private FaultServer serve(SSLContext context) {
        FaultServer server = FaultServer.tls(context).on("/", http("200 OK", "text/plain", "ok"));
        servers.add(server);
        return server;
    }

    private static Check check(String host, FaultServer server) {
        return http("https://" + host + ":" + server.port() + "/").ca("ca.pem").check();
    }

    private static LocalDate day(int offset) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(offset);
    }

    @Test
    void aGoodCertificate() {
        FaultServer server = serve(certificates.signed("good", "-1d", 365, "dns:upstream.test,ip:127.0.0.1"));
        CheckResult result = fixture.checks.run(check("upstream.test", server));
        assertPass(result);
        assertThat(result.phases().tls()).isPositive();
        assertPass(fixture.checks.run(check("127.0.0.1", server)));
        assertFail(
                fixture.checks.run(
                        http("https://upstream.test:" + server.port() + "/").check()),
                FailureKind.CERTIFICATE,
                "TLS: certificate is issued by .*CN=Test ca.*, which is not trusted");
        assertFail(
                fixture.checks.run(CheckFixture.tls("upstream.test", server.port())),
                FailureKind.CERTIFICATE,
                "TLS: certificate is issued by .*");
    }

    @Test
    void expired() {
        FaultServer server = serve(certificates.signed("expired", "-20d", 10, "dns:upstream.test"));
        assertFail(
                fixture.checks.run(check("upstream.test", server)),
                FailureKind.CERTIFICATE,
                "TLS: certificate expired " + day(-10));
    }

    @Test
    void notYetValid() {
        FaultServer server = serve(certificates.signed("early", "+5d", 10, "dns:upstream.test"));
        assertFail(
                fixture.checks.run(check("upstream.test", server)),
                FailureKind.CERTIFICATE,
                "TLS: certificate not valid before " + day(5));
    }

    @Test
    void wrongHost() {
        FaultServer server = serve(certificates.signed("wrong", "-1d", 365, "dns:other.test"));
        assertFail(
                fixture.checks.run(check("upstream.test", server)),
                FailureKind.CERTIFICATE,
                "TLS: certificate is for \"other.test\", not for upstream.test");
    }

    @Test
    void selfSigned() {
        FaultServer server = serve(certificates.selfSigned("self", "dns:upstream.test"));
        assertFail(
                fixture.checks.run(check("upstream.test", server)),
                FailureKind.CERTIFICATE,
                "TLS: certificate is self-signed");
        assertFail(
                fixture.checks.run(CheckFixture.tls("upstream.test", server.port())),
                FailureKind.CERTIFICATE,
                "TLS: certificate is self-signed");
    }

    @Test
    void endsSoon() {
        FaultServer server = serve(certificates.signed("soon", "-1d", 13, "dns:upstream.test"));
        assertResult(
                fixture.checks.run(check("upstream.test", server)),
                ResultClass.DEGRADED,
                FailureKind.CERTIFICATE,
                "TLS: certificate ends " + day(12) + ", in 11 days, expected at least 30 days");
    }

    @Test
    void clientCertificate() throws IOException {
        SSLContext context = certificates.signed("mutual", "-1d", 365, "dns:upstream.test");
        certificates.signed("client", "-1d", 365, "dns:client.test");
        Files.writeString(folder.resolve("client-cert.pem"), certificates.keyAndChain("client"));
        var server = FaultServer.of(needingClients(context)).on("/", http("200 OK", "text/plain", "ok"));
        servers.add(server);
        String url = "https://upstream.test:" + server.port() + "/";
        assertPass(fixture.checks.run(
                http(url).ca("ca.pem").clientCertificate("client-cert.pem").check()));
        assertResult(
                fixture.checks.run(http(url).ca("ca.pem").check()),
                ResultClass.MISCONFIGURED,
                FailureKind.CREDENTIALS,
                "TLS: the other side refused our client certificate .*");
        assertResult(
                fixture.checks.run(
                        http(url).ca("ca.pem").clientCertificate("ca.pem").check()),
                ResultClass.MISCONFIGURED,
                FailureKind.SECRET,
                "the secret ca.pem is not a PEM file with a certificate chain and a PKCS#8 key, or a PKCS#12 file");
    }

    private static SSLServerSocket needingClients(SSLContext context) throws IOException {
        var socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, java.net.InetAddress.getLoopbackAddress());
        socket.setNeedClientAuth(true);
        return socket;
    }

    @Test
    void secretsOfTlsThatAreWrong() throws IOException {
        FaultServer server = serve(certificates.signed("unused", "-1d", 365, "dns:upstream.test"));
        Files.writeString(folder.resolve("empty.pem"), "");
        String url = "https://upstream.test:" + server.port() + "/";
        assertResult(
                fixture.checks.run(http(url).ca("none.pem").check()),
                ResultClass.MISCONFIGURED,
                FailureKind.SECRET,
                "the secret none.pem is missing or cannot be read, expected a PEM file with certificates, or a PKCS#12 file");
        assertResult(
                fixture.checks.run(http(url).ca("empty.pem").check()),
                ResultClass.MISCONFIGURED,
                FailureKind.SECRET,
                "the secret empty.pem is not a PEM file with certificates, or a PKCS#12 file");
        assertThat(server.connections()).isZero();
    }

    @Test
    void aStalledHandshakeTimesOut() {
        var server = FaultServer.plain().deaf();
        servers.add(server);
        CheckResult result = fixture.checks.run(http("https://127.0.0.1:" + server.port() + "/")
                .timeout(Duration.ofMillis(300))
                .check());
        assertFail(result, FailureKind.TIMEOUT, ".*connected, TLS handshake not finished.*");
        await().until(() -> server.openConnections() == 0);
    }

    @Test
    void notTlsAndClosedInTheHandshake() {
        var notTls = FaultServer.plain().deaf("HTTP/1.1 400 Bad Request\r\n\r\n");
        var closes = FaultServer.plain().deaf("");
        servers.addAll(List.of(notTls, closes));
        assertFail(
                fixture.checks.run(check("127.0.0.1", notTls)),
                FailureKind.TLS,
                "TLS: expected a handshake, found something that is not TLS");
        assertFail(
                fixture.checks.run(CheckFixture.tls("127.0.0.1", notTls.port())),
                FailureKind.TLS,
                "TLS: expected a handshake, found something that is not TLS");
        assertFail(
                fixture.checks.run(check("127.0.0.1", closes)),
                FailureKind.TLS,
                "TLS: expected a handshake, found the connection (closed|reset)");
    }
}
