import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets the packaged service work under load while its PostgreSQL writes down each statement with the plan that it really ran by (auto_explain), and prints those that took
 * most of the time in all, each with how often it ran and the plan of its slowest run.
 *
 * <p>{@code Plans [--checks 10000] [--interval 10] [--warm 30] [--measure 20] [--top 8]}; needs {@code target/quarkus-app}, which {@code ./watch bench plans} builds.
 */
public final class Plans {
    private static final Pattern ENTRY = Pattern.compile("duration: ([0-9.]+) ms  plan:");

    private final Path folder = Path.of("target/bench-plans");
    private final Processes processes = new Processes(folder);
    private final Map<String, Integer> options;

    private Plans(Map<String, Integer> options) {
        this.options = options;
    }

    public static void main(String[] args) throws Exception {
        new Plans(Processes.options(
                        Map.of("--checks", 10_000, "--interval", 10, "--warm", 30, "--measure", 20, "--top", 8), args))
                .run();
        System.exit(0);
    }

    private void run() throws Exception {
        processes.remake();
        var around = new Surroundings(processes, folder, options.get("--checks"));
        around.start();
        Path map = around.map(
                "defaults: { interval: " + options.get("--interval")
                        + "s, timeout: 2s, retryInterval: 1s }\npolicy: { allowPrivate: true }\n",
                50);
        int management = Processes.freePort();
        processes.service(Processes.freePort(), management, map, "viewer", around.environment());
        processes.await(
                "the first result",
                Duration.ofSeconds(90),
                () -> around.get("http://localhost:" + management + "/q/metrics")
                        .contains("watch_check_results_total"));
        TimeUnit.SECONDS.sleep(options.get("--warm"));
        Path log = folder.resolve("postgres/postgresql.log");
        explain(true);
        long from = Files.size(log);
        TimeUnit.SECONDS.sleep(options.get("--measure"));
        explain(false);
        byte[] whole = Files.readAllBytes(log);
        print(new String(whole, (int) from, (int) (whole.length - from), java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Sessions take it on when they begin: those that there are end, and the pool makes others. */
    private void explain(boolean on) throws IOException, SQLException {
        String url =
                "jdbc:postgresql://localhost:" + processes.postmaster().get(3).strip() + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            for (String setting : List.of(
                    "session_preload_libraries = 'auto_explain'",
                    "auto_explain.log_min_duration = 0",
                    "auto_explain.log_analyze = on",
                    "auto_explain.log_buffers = on",
                    "auto_explain.log_timing = off")) {
                statement.execute(on ? "LOAD 'auto_explain'" : "SELECT 1");
                statement.execute("ALTER SYSTEM "
                        + (on ? "SET " + setting : "RESET " + setting.substring(0, setting.indexOf(' '))));
            }
            statement.execute("SELECT pg_reload_conf()");
            statement.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename <> 'postgres' AND backend_type = 'client backend'");
        }
    }

    private static final class Seen {
        private int count;
        private double total;
        private double slowest = -1;
        private String plan = "";
    }

    private void print(String log) {
        var statements = new HashMap<String, Seen>();
        double all = 0;
        for (String block : log.split("(?m)^(?=\\S.*duration: )")) {
            Matcher entry = ENTRY.matcher(block);
            if (entry.find()) {
                double millis = Double.parseDouble(entry.group(1));
                List<String> lines = new ArrayList<>(block.lines().skip(1).toList());
                int plan = firstOfPlan(lines);
                String text = String.join(" ", lines.subList(0, plan))
                        .replaceFirst("\\s*Query Text: ", "")
                        .replaceFirst("Query Parameters: .*", "")
                        .replaceAll("\\s+", " ")
                        .strip();
                Seen seen = statements.computeIfAbsent(text, any -> new Seen());
                seen.count++;
                seen.total += millis;
                all += millis;
                if (millis > seen.slowest) {
                    seen.slowest = millis;
                    seen.plan = String.join("\n", lines.subList(plan, lines.size()));
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d checks each %d s; %d s of PostgreSQL's statements took %.1f s in all%n",
                options.get("--checks"),
                options.get("--interval"),
                options.get("--measure"),
                all / 1000);
        double whole = all;
        statements.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue().total))
                .limit(options.get("--top"))
                .forEach(entry -> System.out.printf(
                        Locale.ROOT,
                        "%n%.0f %% of it: %d times, %.2f ms each, slowest %.2f ms%n%s%n%s%n",
                        100 * entry.getValue().total / whole,
                        entry.getValue().count,
                        entry.getValue().total / entry.getValue().count,
                        entry.getValue().slowest,
                        cut(entry.getKey()),
                        entry.getValue().plan));
    }

    /** A plan's lines begin with its first node, which says what it cost. */
    private static int firstOfPlan(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("(cost=")) {
                return i;
            }
        }
        return lines.size();
    }

    private static String cut(String text) {
        return text.length() > 300 ? text.substring(0, 300) + " …" : text;
    }
}
