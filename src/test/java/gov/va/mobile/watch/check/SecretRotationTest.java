package gov.va.mobile.watch.check;

import static gov.va.mobile.watch.check.CheckFixture.http;
import static gov.va.mobile.watch.check.CheckResults.assertFail;
import static gov.va.mobile.watch.check.CheckResults.assertPass;
import static gov.va.mobile.watch.check.CheckResults.assertResult;
import static gov.va.mobile.watch.support.FaultServer.http;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.support.FaultServer;
import gov.va.mobile.watch.support.MountedSecret;
import gov.va.mobile.watch.support.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets as Kubernetes mounts them: swapped while the service runs, and taken on with the next run. */
class SecretRotationTest {
    private static final String PASSWORD = "a password";

    @TempDir
    static Path authorities;

    private static TestCertificates ours;
    private static TestCertificates theirs;

    private final List<FaultServer> servers = new ArrayList<>();
    private final CheckFixture fixture;
    private final MountedSecret mount;

    SecretRotationTest(@TempDir Path folder) throws IOException {
        fixture = new CheckFixture(folder);
        mount = new MountedSecret(Files.createDirectory(folder.resolve("tls")));
    }

    @BeforeAll
    static void make() throws IOException {
        ours = TestCertificates.in(Files.createDirectory(authorities.resolve("ours")));
        theirs = TestCertificates.in(Files.createDirectory(authorities.resolve("theirs")));
        theirs.signed("client", "-1d", 365, "dns:client.test");
        ours.signed("client", "-1d", 365, "dns:client.test");
    }

    @BeforeEach
    void name() {
        fixture.name("upstream.test", "127.0.0.1");
    }

    @AfterEach
    void close() {
        servers.forEach(FaultServer::close);
        fixture.close();
    }

    /** A server of ours, which takes only clients of ours where it wants any. */
    private CheckFixture.Http serve(String id, boolean needsClients) throws IOException {
        SSLContext context = ours.signed(id, "-1d", 365, "dns:upstream.test");
        var socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        socket.setNeedClientAuth(needsClients);
        FaultServer server = FaultServer.of(socket).on("/", http("200 OK", "text/plain", "ok"));
        servers.add(server);
        return http("https://upstream.test:" + server.port() + "/");
    }

    private CheckResult run(CheckFixture.Http http) {
        return fixture.checks.run(http.check());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @Test
    void aHeader() throws IOException {
        FaultServer server = FaultServer.plain().on("/", http("200 OK", "text/plain", "ok"));
        servers.add(server);
        CheckFixture.Http http = http("http://127.0.0.1:" + server.port() + "/").secret("X-Key", "tls/key");
        assertResult(
                run(http),
                ResultClass.MISCONFIGURED,
                FailureKind.SECRET,
                "the secret tls/key is missing or cannot be read, expected the whole value of the header X-Key");
        for (String value : List.of("first", "other", "third")) {
            mount.put(Map.of("key", bytes(value)));
            assertPass(run(http));
            assertThat(server.requests().getLast().headers()).containsEntry("X-Key", value);
        }
    }

    @Test
    void aPrivateAuthority() throws IOException {
        CheckFixture.Http http = serve("server", false).ca("tls/ca.pem");
        mount.put(Map.of("ca.pem", bytes(theirs.caPem())));
        assertFail(run(http), FailureKind.CERTIFICATE, "TLS: certificate is issued by .*");
        mount.put(Map.of("ca.pem", bytes(ours.caPem())));
        assertPass(run(http));
    }

    @Test
    void aClientCertificateAsPem() throws IOException {
        CheckFixture.Http http = serve("pem", true).ca("tls/ca.pem").clientCertificate("tls/client.pem");
        byte[] ca = bytes(ours.caPem());
        mount.put(Map.of("ca.pem", ca, "client.pem", bytes(theirs.keyAndChain("client"))));
        assertResult(run(http), ResultClass.MISCONFIGURED, FailureKind.CREDENTIALS, "TLS: the other side refused .*");
        mount.put(Map.of("ca.pem", ca, "client.pem", bytes(ours.keyAndChain("client"))));
        assertPass(run(http));
    }

    @Test
    void pkcs12WithItsPasswordBesideIt() throws IOException {
        CheckFixture.Http http = serve("p12", true).ca("tls/ca.p12").clientCertificate("tls/client.p12");
        byte[] ca = ours.caPkcs12(PASSWORD);
        byte[] client = ours.pkcs12("client", PASSWORD);
        byte[] password = bytes(PASSWORD + "\n");
        mount.put(Map.of("ca.p12", ca, "ca.p12.password", password, "client.p12", client));
        assertResult(
                run(http),
                ResultClass.MISCONFIGURED,
                FailureKind.SECRET,
                "the secret tls/client.p12.password is missing or cannot be read, expected the password of the PKCS#12 file beside it");
        mount.put(Map.of(
                "ca.p12",
                ca,
                "ca.p12.password",
                password,
                "client.p12",
                client,
                "client.p12.password",
                bytes("wrong")));
        CheckResult wrong = run(http);
        assertResult(
                wrong,
                ResultClass.MISCONFIGURED,
                FailureKind.SECRET,
                "the secret tls/client.p12 is not a PKCS#12 file that the password in tls/client.p12.password opens");
        assertThat(wrong.toString()).doesNotContain("wrong\"").doesNotContain(PASSWORD);
        mount.put(Map.of("ca.p12", ca, "ca.p12.password", password, "client.p12", ca, "client.p12.password", password));
        assertResult(
                run(http),
                ResultClass.MISCONFIGURED,
                FailureKind.SECRET,
                "the secret tls/client.p12 is not a PKCS#12 file with a private key and its certificates");
        mount.put(Map.of(
                "ca.p12", ca, "ca.p12.password", password, "client.p12", client, "client.p12.password", password));
        assertPass(run(http));
        mount.put(Map.of(
                "ca.p12",
                ca,
                "ca.p12.password",
                password,
                "client.p12",
                theirs.pkcs12("client", "another"),
                "client.p12.password",
                bytes("another")));
        assertResult(run(http), ResultClass.MISCONFIGURED, FailureKind.CREDENTIALS, "TLS: the other side refused .*");
    }
}
