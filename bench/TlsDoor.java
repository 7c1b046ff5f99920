import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Upstreams that speak TLS, in this process, whose time counts for nobody: an EC certificate of their own, no session is ever resumed (started with
 * {@code -Djdk.tls.server.newSessionTicketCount=0}), each connection takes one request.
 */
final class TlsDoor {
    private static final String PASSWORD = "changeit";
    private static final byte[] UP = "{\"status\":\"UP\"}".getBytes(StandardCharsets.UTF_8);

    private final Path keys;
    private final Path certificate;
    private final HttpsServer server;
    private final AtomicLong answered = new AtomicLong();
    private final AtomicInteger down = new AtomicInteger(-1);

    TlsDoor(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        keys = folder.resolve("keys.p12").toAbsolutePath();
        certificate = folder.resolve("certificate.pem").toAbsolutePath();
        keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1");
        keytool("-exportcert", "-rfc", "-file", certificate.toString());
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/bench/", this::answer);
        server.start();
    }

    String url() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    /** For whoever takes a PEM file. */
    Path certificate() {
        return certificate;
    }

    /** For the JDK: {@code javax.net.ssl.trustStore}, whose password is {@code changeit}. */
    Path trustStore() {
        return keys;
    }

    long answered() {
        return answered.get();
    }

    /** That one says nothing from now on; -1 for none. */
    void down(int number) {
        down.set(number);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().equals("/bench/" + down.get())) {
                return;
            }
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("Connection", "close");
            exchange.sendResponseHeaders(200, UP.length);
            exchange.getResponseBody().write(UP);
            answered.incrementAndGet();
        }
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "door", "-keystore", keys.toString(), "-storepass", PASSWORD));
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IllegalStateException(command + " ended with " + code);
        }
    }
}
