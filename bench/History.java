import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Measures {@code GET /api/v1/health} of the packaged service over a long history: moves of health of every upstream, which all uptimes are computed from, are written into its database, then the query is
 * asked at a steady rate. It is made anew once a second at most, so at 50 a second one in 50 waits for that: the 99th percentile holds it.
 *
 * <p>{@code History [--upstreams 1000] [--days 90] [--outages 20] [--rate 50] [--measure 60]}; needs {@code target/quarkus-app}, which {@code ./watch bench history} builds.
 */
public final class History {
    private static final double LIMIT_MILLIS = 20;
    private static final String TOKEN = "bench-token";

    private final Path folder = Path.of("target/bench-history");
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Integer> options;
    private final int httpPort;
    private final int managementPort;
    private Process service;

    private History(Map<String, Integer> options) throws IOException {
        this.options = options;
        httpPort = freePort();
        managementPort = freePort();
    }

    public static void main(String[] args) throws Exception {
        Map<String, Integer> options = new HashMap<>(
                Map.of("--upstreams", 1000, "--days", 90, "--outages", 20, "--rate", 50, "--measure", 60));
        for (int i = 0; i + 1 < args.length; i += 2) {
            if (options.replace(args[i], Integer.valueOf(args[i + 1])) == null) {
                System.err.println("found " + args[i] + ", expected one of " + options.keySet());
                System.exit(2);
            }
        }
        var history = new History(options);
        Runtime.getRuntime().addShutdownHook(new Thread(history::stop));
        history.run();
        System.exit(0);
    }

    private void run() throws Exception {
        remake();
        startService();
        fill();
        warm();
        measure();
    }

    private void remake() throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }

    /** Heartbeats that are never late in the time of the measurement: nothing is asked, so that the figure is the query's alone. */
    private void startService() throws Exception {
        var map = new StringBuilder("version: 1\ndefaults: { interval: 1h, timeout: 10s }\nupstreams:\n");
        for (int i = 0; i < options.get("--upstreams"); i++) {
            map.append("  - { id: u" + i + ", name: Upstream " + i
                    + ", checks: [{ id: beat, type: push, interval: 1h }] }\n");
        }
        map.append("features: [{ id: f0, name: Feature, dependsOn: [u0] }]\n");
        Path file = Files.writeString(folder.resolve("services-map.yaml"), map);
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(TOKEN.getBytes(StandardCharsets.UTF_8)));
        var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(List.of(System.getenv()
                .getOrDefault(
                        "WATCH_JAVA_OPTIONS",
                        "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xmx128m")
                .split(" ")));
        command.addAll(List.of(
                "-Dwatch.access.tokens.bench.sha256=" + hash,
                "-Dwatch.access.tokens.bench.role=viewer",
                "-jar",
                "target/quarkus-app/quarkus-run.jar"));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("service.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "WATCH_SERVICES_MAP", file.toString(),
                        "WATCH_DATABASE_DIRECTORY", folder.resolve("postgres").toString(),
                        "QUARKUS_HTTP_PORT", Integer.toString(httpPort),
                        "QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort)));
        service = builder.start();
        await(() -> status() == 200);
    }

    private void fill() throws IOException, SQLException {
        List<String> postmaster = Files.readAllLines(folder.resolve("postgres/cluster/postmaster.pid"));
        String url = "jdbc:postgresql://localhost:" + postmaster.get(3).strip() + "/postgres";
        long start = System.nanoTime();
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            int moves = statement.executeUpdate(
                    String.format(Locale.ROOT, """
                    INSERT INTO upstream_transition (upstream_id, at, status)
                    SELECT u.upstream_id, now() - interval '%1$d days', 'up' FROM upstream_state u
                    UNION ALL
                    SELECT u.upstream_id, now() - interval '%1$d days' + n * interval '%1$d days' / (%2$d + 1) + s.after, s.status
                    FROM upstream_state u, generate_series(1, %2$d) n,
                        (VALUES (interval '0', 'down'), (interval '10 minutes', 'up')) AS s (after, status) ORDER BY 2""", options.get("--days"), options.get("--outages")));
            statement.execute("UPDATE upstream_state SET status = 'up', since = now() - interval '1 day'");
            statement.execute("VACUUM ANALYZE");
            System.out.printf(
                    Locale.ROOT,
                    "%d processors, JDK %s; %,d upstreams, %d days: %,d moves of health (written in %d s)%n%n",
                    Runtime.getRuntime().availableProcessors(),
                    Runtime.version(),
                    options.get("--upstreams"),
                    options.get("--days"),
                    moves,
                    Duration.ofNanos(System.nanoTime() - start).toSeconds());
        }
    }

    private void warm() throws Exception {
        for (int i = 0; i < 300; i++) {
            if (status() != 200) {
                System.err.println("the service did not answer with 200; its log is in " + folder);
                System.exit(1);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private void measure() throws Exception {
        int rate = options.get("--rate");
        int count = rate * options.get("--measure");
        var latencies = new ConcurrentLinkedQueue<Long>();
        var failed = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                long due = start + i * 1_000_000_000L / rate;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                threads.execute(() -> {
                    long begun = System.nanoTime();
                    if (status() != 200) {
                        failed.incrementAndGet();
                    }
                    latencies.add(System.nanoTime() - begun);
                });
            }
        }
        List<Long> sorted = latencies.stream().sorted().toList();
        double p99 = percentile(sorted, 99);
        System.out.printf(
                Locale.ROOT, "GET /api/v1/health, %d a second     %d, of which failed %d%n", rate, count, failed.get());
        System.out.printf(
                Locale.ROOT,
                "median, 95th percentile             %.1f ms, %.1f ms%n",
                percentile(sorted, 50),
                percentile(sorted, 95));
        System.out.printf(
                Locale.ROOT,
                "99th percentile                     %.1f ms = %.2f x the limit of %.0f ms%n",
                p99,
                p99 / LIMIT_MILLIS,
                LIMIT_MILLIS);
        System.out.printf(Locale.ROOT, "longest                             %.1f ms%n", percentile(sorted, 100));
        System.out.printf(Locale.ROOT, "answer                              %,d bytes%n", answer().body().length);
    }

    private static double percentile(List<Long> sorted, int percent) {
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1)) / 1e6;
    }

    private int status() {
        try {
            return answer().statusCode();
        } catch (IOException refused) {
            return 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private HttpResponse<byte[]> answer() throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + httpPort + "/api/v1/health"))
                        .header("Authorization", "Bearer " + TOKEN)
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private void await(BooleanSupplier there) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > end || !service.isAlive()) {
                System.err.println("waited in vain for the service; its log is in " + folder);
                System.exit(1);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void stop() {
        if (service != null) {
            service.destroy();
            try {
                service.waitFor(20, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
