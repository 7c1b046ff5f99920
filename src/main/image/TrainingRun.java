import com.sun.net.httpserver.HttpServer;
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

/**
 * Lets the packaged service live through its first minute, an outage included, so that the JVM keeps what it loaded and linked in a cache (JEP 483, 514, 515)
 * from which the next ones start: {@code java -cp '…/lib/main/*' TrainingRun.java FOLDER}, with a PostgreSQL's binaries on the class path. The cache lies in
 * that folder afterwards, beside {@code quarkus-run.jar}; it holds for the same JDK and the same jars at the same place.
 */
public final class TrainingRun {
    private static final String TOKEN = "training";
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

    /** Upstreams that answer, one of them only while it is let, and a Slack. */
    private HttpServer surroundings() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            exchange.getRequestBody().readAllBytes();
            (path.equals("/slack") ? told : answered).incrementAndGet();
            byte[] body = "{\"status\":\"UP\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(failing && path.equals("/falls") ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return server;
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
                "-jar",
                folder.resolve("quarkus-run.jar").toString()));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("service.log").toFile());
        var environment = builder.environment();
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
        environment.put("WATCH_SLACK_ALERTS_WEBHOOK", "http://localhost:" + surroundings + "/slack");
        environment.put("WATCH_BUSINESS_HOURS_OUTSIDE", "send");
        environment.put(
                "WATCH_SERVICES_MAP",
                Files.writeString(work.resolve("map.yaml"), map(surroundings)).toString());
        return builder.start();
    }

    private static String map(int surroundings) {
        return """
                version: 1
                defaults: { interval: 2s, timeout: 1s, retryInterval: 1s, failureThreshold: 2, successThreshold: 1 }
                policy: { allowPrivate: true, resolveAfter: 1s, proposeWindowAfter: 3s }
                upstreams:
                  - { id: stands, name: Stands, team: { name: Nobody }, checks: [{ id: main, type: http, url: "http://localhost:%1$d/stands", expect: { json: { "$.status": UP } } }] }
                  - { id: falls, name: Falls, team: { name: Nobody }, dependsOn: [stands], checks: [{ id: main, type: http, url: "http://localhost:%1$d/falls" }] }
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
