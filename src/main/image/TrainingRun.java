import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Lets the packaged service live through its first minute, an outage included, so that the JVM keeps what it loaded and linked in a cache (JEP 483, 514, 515)
 * from which the next ones start: {@code java -cp '…/lib/main/*' TrainingRun.java FOLDER}, with a PostgreSQL's binaries on the class path. The cache lies in
 * that folder afterwards, beside {@code quarkus-run.jar}; it holds for the same JDK and the same jars at the same place.
 */
public final class TrainingRun {
    private static final String TOKEN = "training";
    private static final String PASSWORD = "changeit";
    private static final String CACHE = "upstream-watch.aot";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder;
    private final Path work;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();
    private volatile boolean failing;

    private TrainingRun(Path folder, Path work) {
        this.folder = folder;
        this.work = work;
    }

    public static void main(String... args) throws Exception {
        Path work = Files.createTempDirectory("training");
        try {
            new TrainingRun(Path.of(args[0]).toAbsolutePath(), work).run();
        } finally {
            try (Stream<Path> files = Files.walk(work)) {
                files.sorted((a, b) -> b.compareTo(a))
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private void run() throws Exception {
        HttpServer surroundings = surroundings();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            int port = freePort();
            int management = freePort();
            Process service = start(
                    postgres.getPort(),
                    port,
                    management,
                    surroundings.getAddress().getPort());
            try {
                live(service, "http://localhost:" + port, "http://localhost:" + management);
            } finally {
                service.destroy();
                service.waitFor();
            }
        } finally {
            surroundings.stop(0);
        }
        if (!Files.exists(folder.resolve(CACHE))) {
            throw new IllegalStateException("The JVM made no " + CACHE + "; what it said:\n" + said());
        }
        System.out.println(folder.resolve(CACHE) + ": " + Files.size(folder.resolve(CACHE)) / 1_000_000 + " MB");
    }

    /** Upstreams that answer, one of them only while it is let, and a Slack; by TLS, as nearly all are. */
    private HttpServer surroundings() throws IOException, GeneralSecurityException, InterruptedException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls()));
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            exchange.getRequestBody().readAllBytes();
            (path.equals("/slack") ? told : answered).incrementAndGet();
            // the upstreams', PagerDuty's and the app's in one
            byte[] body = "{\"status\":\"UP\",\"maintenance_windows\":[],\"more\":false,\"data\":[]}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(failing && path.equals("/falls") ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return server;
    }

    private Path keyStore() {
        return work.resolve("keys.p12");
    }

    /** With a certificate of its own, made by the JDK's keytool; the service trusts it because it is in its trust store. */
    private SSLContext tls() throws IOException, GeneralSecurityException, InterruptedException {
        int code = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-alias",
                        "localhost",
                        "-keystore",
                        keyStore().toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("keytool made no certificate; it ended with " + code);
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(keyStore().toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private Process start(int postgres, int port, int management, int surroundings)
            throws IOException, NoSuchAlgorithmException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        try (Stream<String> options = Files.lines(folder.resolve("jvm.options"))) {
            options.filter(line -> line.startsWith("-") && !line.startsWith("-XX:AOT"))
                    .forEach(command::add);
        }
        command.addAll(List.of(
                "-Xmx64m",
                "-XX:AOTCacheOutput=" + CACHE,
                "-Djavax.net.ssl.trustStore=" + keyStore(),
                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
                "-jar",
                folder.resolve("quarkus-run.jar").toString()));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("service.log").toFile());
        var environment = builder.environment();
        Path secrets = Files.createDirectory(work.resolve("secrets"));
        Files.writeString(secrets.resolve("key"), TOKEN);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://localhost:" + postgres + "/postgres");
        environment.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
        environment.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
        environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");
        environment.put(
                "WATCH_ACCESS_TOKENS_TRAINING_SHA256",
                HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256").digest(TOKEN.getBytes(StandardCharsets.UTF_8))));
        environment.put("WATCH_ACCESS_TOKENS_TRAINING_ROLE", "admin");
        environment.put("WATCH_SLACK_ALERTS_WEBHOOK", "https://localhost:" + surroundings + "/slack");
        environment.put("WATCH_BUSINESS_HOURS_OUTSIDE", "send");
        environment.put("AROUND", "https://localhost:" + surroundings);
        environment.put("WATCH_PAGERDUTY_URL", "https://localhost:" + surroundings);
        environment.put("WATCH_PAGERDUTY_TOKEN", TOKEN);
        environment.put("WATCH_PAGERDUTY_FROM", "nobody@example.gov");
        environment.put("WATCH_APP_FEED", "https://localhost:" + surroundings + "/feed");
        environment.put("WATCH_SECRETS_DIRECTORY", secrets.toString());
        environment.put(
                "WATCH_SERVICES_MAP",
                Files.writeString(work.resolve("map.yaml"), map(surroundings)).toString());
        return builder.start();
    }

    /** A little of all that a map can say, because what reads and asks it is in the cache then. */
    private static String map(int surroundings) {
        return """
                version: 1
                defaults: { interval: 2s, timeout: 1s, retryInterval: 1s, failureThreshold: 2, successThreshold: 1 }
                policy: { allowPrivate: true, resolveAfter: 1s, proposeWindowAfter: 3s }
                backend: stands
                sentinels:
                  - { id: first, type: http, url: "${AROUND}/first" }
                  - { id: second, type: http, url: "${AROUND}/second" }
                  - { id: third, type: tcp, address: "localhost:%1$d" }
                people:
                  on-call: { name: Nobody, slack: "@nobody" }
                  incident-commander: { name: Nobody, slack: "@nobody", backups: [Nobody Else] }
                links: { playbook: TBD, plays: "${AROUND}/plays" }
                hosts: { localhost: { ratePerMinute: 1200 } }
                groups:
                  - { id: all, name: All, members: [falls, door] }
                sources:
                  - { id: told, url: "${AROUND}/told", interval: 2s, timeout: 1s }
                upstreams:
                  - id: stands
                    name: Stands
                    team: { name: Nobody, slack: "#nobody", email: nobody@example.gov, runbook: "${AROUND}/runbook" }
                    checks:
                      - { id: main, type: http, url: "${AROUND}/stands", headers: { X-Key: { secret: key } }, expect: { status: 200, json: { "$.status": UP, "$.state": { exists: false } } } }
                      - { id: told, source: told, depth: indirect, expect: { json: { "$.status": UP } } }
                      - { id: door, type: tls, address: "localhost:%1$d", depth: door }
                  - id: falls
                    name: Falls
                    team: { name: Nobody }
                    criticality: critical
                    dependsOn: [stands]
                    pagerduty: { shared: { service: PSHARED, key: falls }, mobile: { service: PMOBILE, key: falls } }
                    checks: [{ id: main, type: http, url: "${AROUND}/falls", expect: { status: 200-299, body: { contains: UP } } }]
                  - { id: door, name: Door, team: { name: Nobody }, checks: [{ id: main, type: tcp, address: "localhost:%1$d" }] }
                features:
                  - { id: one, name: One, dependsOn: [stands, falls] }
                """.formatted(surroundings);
    }

    /** What the first minute of a replica brings. */
    private void live(Process service, String at, String management) throws Exception {
        await("it is ready", service, () -> status(management + "/q/health/ready") == 200);
        await("it checks", service, () -> answered.get() > 4);
        failing = true;
        await("the outage is told", service, () -> told.get() > 0);
        for (String path : List.of(
                "/",
                "/assets/app.js",
                "/api/v1/health",
                "/api/v1/upstreams/falls",
                "/api/v1/incidents",
                "/api/v1/maintenance-windows",
                "/api/v1/notifications",
                "/api/v1/services-map",
                "/mobile/v0/maintenance_windows")) {
            status(at + path);
        }
        status(management + "/q/health/live");
        status(management + "/q/metrics");
        failing = false;
        await("its end is told", service, () -> told.get() > 1);
    }

    private void await(String what, Process service, BooleanSupplier there) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > end || !service.isAlive()) {
                throw new IllegalStateException("Waited in vain until " + what + "; what the service said:\n" + said());
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private int status(String url) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .header("Authorization", "Bearer " + TOKEN)
                    .method("GET", BodyPublishers.noBody())
                    .build();
            return http.send(request, BodyHandlers.ofByteArray()).statusCode();
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private String said() throws IOException {
        return Files.readString(work.resolve("service.log"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
