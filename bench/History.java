import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures {@code GET /api/v1/health} of the packaged service over a long history: moves of health of every upstream, which all uptimes are computed from, are written into its database, then the query is
 * asked at a steady rate. It is made anew once a second at most, so at 50 a second one in 50 waits for that: the 99th percentile holds it. Then 100 clients ask as fast as they are answered, and 1,000 listen to the event stream while incidents are opened.
 *
 * <p>{@code History [--upstreams 1000] [--days 90] [--outages 20] [--rate 50] [--measure 60] [--clients 100] [--listeners 1000]}; needs {@code target/quarkus-app}, which {@code ./watch bench history} builds.
 */
public final class History {
    private static final double LIMIT_MILLIS = 20;
    private static final int SATURATED_SECONDS = 15;

    private final Path folder = Path.of("target/bench-history");
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Integer> options;
    private final int httpPort;
    private final int managementPort;
    private final Processes processes = new Processes(folder);
    private Process service;

    private History(Map<String, Integer> options) throws IOException {
        this.options = options;
        httpPort = Processes.freePort();
        managementPort = Processes.freePort();
    }

    public static void main(String[] args) throws Exception {
        new History(Processes.options(
                        Map.of(
                                "--upstreams",
                                1000,
                                "--days",
                                90,
                                "--outages",
                                20,
                                "--rate",
                                50,
                                "--measure",
                                60,
                                "--clients",
                                100,
                                "--listeners",
                                1000),
                        args))
                .run();
        System.exit(0);
    }

    private void run() throws Exception {
        processes.remake();
        startService();
        fill();
        warm();
        measure();
        many();
        listeners();
    }

    /** 100 at once, as fast as they are answered: whole answers, packed ones as browsers take them, and what a page gets that knows the state already. */
    private void many() throws IOException, InterruptedException {
        var readers = new Readers(httpPort);
        int clients = options.get("--clients");
        System.out.println();
        readers.ask(clients, SATURATED_SECONDS, "whole answers  ");
        readers.ask(clients, SATURATED_SECONDS, "packed with gzip", "Accept-Encoding: gzip");
        readers.ask(clients, SATURATED_SECONDS, "If-None-Match  ", "If-None-Match: " + readers.etag());
        System.out.println("the same, as often as the limit wants it and not more:");
        readers.askSteadily(clients, SATURATED_SECONDS, "whole answers  ");
        readers.askSteadily(clients, SATURATED_SECONDS, "packed with gzip", "Accept-Encoding: gzip");
        readers.askSteadily(clients, SATURATED_SECONDS, "If-None-Match  ", "If-None-Match: " + readers.etag());
    }

    private void listeners() throws IOException, InterruptedException {
        int count = options.get("--listeners");
        long before = Proc.resident(service.pid(), false);
        var listeners = new Readers(httpPort).new Listeners();
        listeners.open(count);
        long cpu = Proc.ticks(service.pid(), false);
        TimeUnit.SECONDS.sleep(10);
        double idle = (Proc.ticks(service.pid(), false) - cpu) / 10.0 / Proc.TICKS_PER_SECOND;
        var delays = new ArrayList<Double>();
        for (int change = 0; change < 10; change++) {
            int heard = listeners.heard();
            long begun = System.nanoTime();
            open("Change " + change);
            while (listeners.heard() < heard + count && System.nanoTime() - begun < 10_000_000_000L) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
            delays.add((System.nanoTime() - begun) / 1e9);
            TimeUnit.SECONDS.sleep(2);
        }
        List<Double> sorted = delays.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%n%,d listeners of the event stream: an incident is opened, and all have heard of it after %.2f s (median of %d; longest %.2f s); %d still connected, %d MiB more resident, %.2f processors while nothing happens%n",
                count,
                sorted.get(sorted.size() / 2),
                sorted.size(),
                sorted.getLast(),
                listeners.open(),
                Proc.resident(service.pid(), false) - before,
                idle);
    }

    private void open(String title) throws IOException, InterruptedException {
        HttpResponse<String> made = http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + httpPort + "/api/v1/incidents"))
                        .header("Authorization", "Bearer " + Processes.TOKEN)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"kind\":\"control\",\"title\":\"" + title
                                + "\",\"description\":\"Of a measurement.\"}"))
                        .build(),
                BodyHandlers.ofString());
        if (made.statusCode() != 201) {
            throw new IllegalStateException("an incident was not opened: " + made.body());
        }
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
        service = processes.service(httpPort, managementPort, file, "responder", Map.of());
        processes.await("the service", Duration.ofSeconds(120), () -> status() == 200);
    }

    private void fill() throws IOException, SQLException {
        String url =
                "jdbc:postgresql://localhost:" + processes.postmaster().get(3).strip() + "/postgres";
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
                        .header("Authorization", "Bearer " + Processes.TOKEN)
                        .build(),
                BodyHandlers.ofByteArray());
    }
}
