import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures the overview in a real Chromium: the packaged service watches as many upstreams of the simulator's, of which some are down, and nothing of the page is cached.
 * First view: what is transferred, and how long it takes until the first rows are painted. Then about so many states change a second, because what fails moves on through
 * the upstreams, and frames that came late are counted. The browser, the service and its PostgreSQL share the machine.
 *
 * <p>{@code Dashboard [--upstreams 1000] [--down 20] [--runs 7] [--changes 100] [--warm 20] [--measure 30]}; needs {@code target/quarkus-app}, which {@code ./watch bench dashboard}
 * builds, and Chromium.
 */
public final class Dashboard {
    private static final int GROUP = 50;
    private static final int FEATURES = 40;
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final int LIMIT_BYTES = 200_000;
    private static final double LIMIT_MILLIS = 1000;
    private static final int LATE_FRAME = 50;

    /** Remembers when the first row of an upstream was painted, when the last of the first view was, and each long task. */
    private static final String WATCHER = """
            window.bench = { first: 0, last: 0, rows: 0, tasks: [], frames: [] };
            new PerformanceObserver((list) => list.getEntries().forEach((task) => bench.tasks.push(task.duration))).observe({ type: 'longtask', buffered: true });
            const painted = (then) => requestAnimationFrame(() => setTimeout(() => then(performance.now()), 0));
            new MutationObserver(() => {
              const rows = document.querySelectorAll('#upstreams tbody tr').length;
              if (rows !== bench.rows) {
                bench.rows = rows;
                painted((now) => { bench.first = bench.first || now; bench.last = now; });
              }
            }).observe(document, { childList: true, subtree: true });
            """;

    /** When the document was there, the last module that the first rows needed, who reads, and the state of all upstreams. */
    private static final String ARRIVALS = """
            (() => {
              const ends = (suffix) => performance.getEntriesByType('resource')
                  .filter((one) => one.name.endsWith(suffix) && one.responseEnd <= bench.first).map((one) => one.responseEnd);
              return [performance.getEntriesByType('navigation')[0].responseEnd, Math.max(0, ...ends('.js')), ends('/me')[0] ?? 0, ends('/health')[0] ?? 0];
            })()""";

    private static final String FRAMES = """
            (() => {
              bench.tasks.length = 0;
              bench.frames.length = 0;
              let before = performance.now();
              const next = (now) => { bench.frames.push(now - before); before = now; requestAnimationFrame(next); };
              requestAnimationFrame(next);
            })()""";

    private static final List<String> ARRIVED =
            List.of("the document was there after", "the last module", "who reads", "the state of all upstreams");

    private final Path folder = Path.of("target/bench-dashboard");
    private final Processes processes = new Processes(folder);
    private final Surroundings around;
    private final Map<String, Integer> options;
    private final int upstreams;
    private final String root;
    private final int httpPort;
    private final int managementPort;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger requests = new AtomicInteger();

    private Dashboard(Map<String, Integer> options) throws IOException {
        this.options = options;
        upstreams = options.get("--upstreams");
        around = new Surroundings(processes, folder, upstreams);
        httpPort = Processes.freePort();
        managementPort = Processes.freePort();
        root = "http://localhost:" + httpPort + "/";
    }

    public static void main(String[] args) throws Exception {
        new Dashboard(Processes.options(
                        Map.of(
                                "--upstreams",
                                1000,
                                "--down",
                                20,
                                "--runs",
                                7,
                                "--changes",
                                100,
                                "--warm",
                                20,
                                "--measure",
                                30),
                        args))
                .run();
        System.exit(0);
    }

    private void run() throws Exception {
        processes.remake();
        around.start();
        startService();
        System.out.printf(
                Locale.ROOT,
                "%d processors, JDK %s; %,d upstreams, of which %d down%n%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                upstreams,
                options.get("--down"));
        var browser = new DevTools(processes, folder, this::heard);
        browser.call("Page.enable", Map.of());
        browser.call("Network.enable", Map.of());
        browser.call("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCHER));
        browser.call("Page.navigate", Map.of("url", root + "#token=" + Processes.TOKEN));
        settled(browser);
        firstView(browser);
        whileStatesChange(browser);
    }

    /** Each is asked every few seconds; what changes all the time is only degraded by that: the pages are measured, not incidents. The first are down, and stay so. */
    private void startService() throws Exception {
        int down = options.get("--down");
        var map = new StringBuilder("version: 1\ndefaults: { interval: " + INTERVAL.toSeconds()
                + "s, timeout: 4s, retryInterval: " + INTERVAL.toSeconds()
                + "s, failureThreshold: 1, successThreshold: 1 }\npolicy: { allowPrivate: true }\nupstreams:\n");
        for (int i = 0; i < upstreams; i++) {
            map.append(String.format(
                    Locale.ROOT,
                    "  - { id: u%1$d, name: Upstream number %1$d, checks: [{ id: main, type: http, url: \"%2$s/bench/%1$d\", partial: %3$b, expect: { json: { \"$.status\": %4$s } } }] }%n",
                    i,
                    around.door(),
                    i >= down,
                    i < down ? "NEVER" : "UP"));
        }
        map.append("groups:\n");
        for (int i = 0; i < upstreams; i += GROUP) {
            map.append("  - { id: g" + i / GROUP + ", name: Group " + i / GROUP + ", members: [");
            for (int j = i; j < Math.min(upstreams, i + GROUP); j++) {
                map.append(j > i ? ", " : "").append("u").append(j);
            }
            map.append("] }\n");
        }
        map.append("features:\n");
        for (int i = 0; i < FEATURES; i++) {
            map.append("  - { id: f" + i + ", name: Feature " + i + ", dependsOn: [u" + i * upstreams / FEATURES
                    + "] }\n");
        }
        Path file = Files.writeString(folder.resolve("services-map.yaml"), map);
        processes.service(httpPort, managementPort, file, "admin", around.environment());
        processes.await(
                "all results",
                Duration.ofSeconds(120),
                () -> around.get(root + "api/v1/health").contains("\"unknown\":0}"));
        TimeUnit.SECONDS.sleep(options.get("--warm"));
    }

    /** So many upstreams fail, from there on; all others answer. */
    private void fail(int from, int count) throws IOException, InterruptedException {
        around.send("PUT", around.control() + "/api/bench", "{\"down\":[" + from + "," + (from + count - 1) + "]}");
    }

    private void heard(String event, JsonNode parameters) {
        if (event.equals("Network.loadingFinished")) {
            bytes.addAndGet(parameters.path("encodedDataLength").asLong());
            requests.incrementAndGet();
        }
    }

    /** Until the rows of the first view have been there for a while. */
    private void settled(DevTools browser) throws InterruptedException, IOException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!browser.value("bench.last > 0 && performance.now() - bench.last > 1500")
                .asBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("no row was painted; the logs are in " + folder);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private void firstView(DevTools browser) throws Exception {
        var first = new ArrayList<Double>();
        var last = new ArrayList<Double>();
        var longest = new ArrayList<Double>();
        var sizes = new ArrayList<Double>();
        var arrivals = new ArrayList<List<Double>>();
        for (int i = 0; i < ARRIVED.size(); i++) {
            arrivals.add(new ArrayList<>());
        }
        int rows = 0;
        for (int run = 0; run < options.get("--runs"); run++) {
            browser.call("Page.navigate", Map.of("url", "about:blank"));
            browser.call("Network.clearBrowserCache", Map.of());
            TimeUnit.SECONDS.sleep(2);
            bytes.set(0);
            requests.set(0);
            browser.call("Page.navigate", Map.of("url", root));
            settled(browser);
            first.add(browser.value("bench.first").asDouble());
            last.add(browser.value("bench.last").asDouble());
            longest.add(browser.value("Math.max(0, ...bench.tasks)").asDouble());
            sizes.add((double) bytes.get());
            rows = browser.value("bench.rows").asInt();
            JsonNode arrived = browser.value(ARRIVALS);
            for (int i = 0; i < arrivals.size(); i++) {
                arrivals.get(i).add(arrived.get(i).asDouble());
            }
        }
        System.out.printf(
                Locale.ROOT,
                "first view, %d runs without a cache   %d requests, %d rows of upstreams%n",
                first.size(),
                requests.get(),
                rows);
        line("transferred", sizes, "bytes", LIMIT_BYTES);
        for (int i = 0; i < arrivals.size(); i++) {
            line(ARRIVED.get(i), arrivals.get(i), "ms", 0);
        }
        line("first rows painted after", first, "ms", LIMIT_MILLIS);
        line("all rows of the first view after", last, "ms", 0);
        line("longest task of the page", longest, "ms", 0);
    }

    private static void line(String what, List<Double> figures, String unit, double limit) {
        List<Double> sorted = figures.stream().sorted().toList();
        double median = sorted.get(sorted.size() / 2);
        System.out.printf(
                Locale.ROOT,
                "%-37s %,.0f %s (%,.0f to %,.0f)%s%n",
                what,
                median,
                unit,
                sorted.getFirst(),
                sorted.getLast(),
                limit > 0 ? String.format(Locale.ROOT, " = %.2f x the limit of %,.0f", median / limit, limit) : "");
    }

    /** How many moves of health were recorded so far. */
    private long moves() throws IOException, SQLException {
        return number("SELECT count(*) FROM upstream_transition");
    }

    private long number(String query) throws IOException, SQLException {
        String url =
                "jdbc:postgresql://localhost:" + processes.postmaster().get(3).strip() + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** What fails moves on and back again, each time that all have been asked: as many go down as come up, together what shall change in that time. */
    private void whileStatesChange(DevTools browser) throws Exception {
        int step = (int) (options.get("--changes") * INTERVAL.toSeconds() / 2);
        int first = options.get("--down");
        int failing = (upstreams - first) / 2;
        if (first + step + failing > upstreams) {
            throw new IllegalArgumentException("so many changes a second need more upstreams");
        }
        int from = first;
        fail(from, failing);
        TimeUnit.NANOSECONDS.sleep(INTERVAL.multipliedBy(2).toNanos());
        browser.value(FRAMES);
        long before = moves();
        long start = System.nanoTime();
        for (int round = 0; round < options.get("--measure") / INTERVAL.toSeconds(); round++) {
            from = from == first ? first + step : first;
            fail(from, failing);
            TimeUnit.NANOSECONDS.sleep(INTERVAL.toNanos());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        JsonNode frames = browser.value("bench.frames");
        JsonNode tasks = browser.value("bench.tasks");
        var lengths = new ArrayList<Double>();
        frames.forEach(frame -> lengths.add(frame.asDouble()));
        lengths.sort(Double::compare);
        long late = lengths.stream().filter(length -> length > LATE_FRAME).count();
        double longestTask = 0;
        for (JsonNode task : tasks) {
            longestTask = Math.max(longestTask, task.asDouble());
        }
        System.out.printf(
                Locale.ROOT,
                "%nwhile states change                   %.0f a second, for %.0f s%n",
                (moves() - before) / seconds,
                seconds);
        System.out.printf(
                Locale.ROOT,
                "frames                                %,d, of which %d longer than %d ms; 99 %% within %.0f ms, longest %.0f ms%n",
                lengths.size(),
                late,
                LATE_FRAME,
                lengths.get(lengths.size() * 99 / 100),
                lengths.getLast());
        System.out.printf(
                Locale.ROOT,
                "tasks of the page over 50 ms          %d, longest %.0f ms; %d rows shown%n",
                tasks.size(),
                longestTask,
                browser.value("bench.rows").asInt());
    }
}
