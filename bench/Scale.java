import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Measures what a check costs as there are more of them, ten times as many each time, each at the same interval: CPU of all replicas and of PostgreSQL, memory of a replica, how punctual they start, and by how much the
 * database grows. Linux only: it reads {@code /proc}.
 *
 * <p>{@code Scale [--from 10] [--to 50000] [--replicas 1] [--interval 30] [--warm 60] [--measure 60]}, the last three in seconds; needs {@code target/quarkus-app}, which {@code ./watch bench scale} builds.
 */
public final class Scale {
    private static final Pattern RESULTS = Pattern.compile("(?m)^watch_check_results_total\\{.*} ([0-9.E+]+)$");
    private static final double SECONDS_A_DAY = 86_400;

    private final Path folder = Path.of("target/bench-scale").toAbsolutePath();
    private final Processes processes = new Processes(folder);
    private final Map<String, Integer> options;
    private final Surroundings around;
    private final List<Replica> replicas = new ArrayList<>();

    private Scale(Map<String, Integer> options) {
        this.options = options;
        this.around = new Surroundings(processes, folder, options.get("--to"));
    }

    public static void main(String[] args) throws Exception {
        new Scale(Processes.options(
                        Map.of(
                                "--from",
                                10,
                                "--to",
                                50_000,
                                "--replicas",
                                1,
                                "--interval",
                                30,
                                "--warm",
                                60,
                                "--measure",
                                60),
                        args))
                .run();
        System.exit(0);
    }

    private record Replica(Process process, int management) {}

    /** What was counted until one moment; lateness by how many runs, and how many of them within 250 ms. */
    private record Sample(long service, long postgres, double results, double runs, double punctual, long bytes) {}

    private void run() throws Exception {
        processes.remake();
        processes.serviceOptions(List.of("-Xmx512m"));
        around.start();
        System.out.printf(
                Locale.ROOT,
                "%s, %d processors, JDK %s; http checks every %d s, a fresh connection each; replicas: %d%n%n%8s %9s %12s %12s %12s %9s %10s %12s %12s%n",
                Proc.processor(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                options.get("--interval"),
                options.get("--replicas"),
                "checks",
                "a second",
                "service ms",
                "database ms",
                "together ms",
                "made",
                "punctual",
                "MiB resident",
                "MB a day");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("cluster"))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200")
                .start()) {
            for (int checks = options.get("--from"); checks < options.get("--to"); checks *= 10) {
                measure(postgres, checks);
            }
            measure(postgres, options.get("--to"));
        }
    }

    private void measure(EmbeddedPostgres postgres, int checks) throws Exception {
        String database = "checks" + checks;
        execute(postgres, "CREATE DATABASE " + database);
        Path map = around.map(
                "defaults: { interval: " + options.get("--interval")
                        + "s, timeout: 2s, retryInterval: 1s }\npolicy: { allowPrivate: true }\n",
                50,
                checks);
        for (int i = 0; i < options.get("--replicas"); i++) {
            replicas.add(start(postgres, database, map));
        }
        processes.await("all checks", Duration.ofMinutes(3), () -> results() >= checks);
        TimeUnit.SECONDS.sleep(options.get("--warm"));
        Sample before = sample(postgres, database);
        TimeUnit.SECONDS.sleep(options.get("--measure"));
        print(checks, before, sample(postgres, database));
        processes.stop(replicas.stream().map(Replica::process).toList());
        replicas.clear();
    }

    private void print(int checks, Sample before, Sample after) throws IOException {
        double results = after.results() - before.results();
        double service = millis(after.service() - before.service()) / results;
        double postgres = millis(after.postgres() - before.postgres()) / results;
        double due = (double) checks / options.get("--interval");
        System.out.printf(
                Locale.ROOT,
                "%8d %9.1f %12.3f %12.3f %12.3f %7.1f %% %8.1f %% %12d %12.1f%n",
                checks,
                due,
                service,
                postgres,
                service + postgres,
                100 * results / (due * options.get("--measure")),
                100 * (after.punctual() - before.punctual()) / (after.runs() - before.runs()),
                Proc.resident(replicas.getFirst().process().pid(), false),
                (after.bytes() - before.bytes()) / 1e6 / options.get("--measure") * SECONDS_A_DAY);
    }

    private static double millis(long ticks) {
        return ticks * 1000.0 / Proc.TICKS_PER_SECOND;
    }

    private Replica start(EmbeddedPostgres postgres, String database, Path map)
            throws IOException, NoSuchAlgorithmException {
        int management = Processes.freePort();
        var environment = new HashMap<>(around.environment());
        environment.put(
                "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database);
        environment.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
        environment.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
        return new Replica(processes.service(Processes.freePort(), management, map, "viewer", environment), management);
    }

    private Sample sample(EmbeddedPostgres postgres, String database) throws IOException, SQLException {
        long service = 0;
        double runs = 0;
        double punctual = 0;
        for (Replica replica : replicas) {
            service += Proc.ticks(replica.process().pid(), false);
            String metrics = metrics(replica);
            runs += value(metrics, "watch_check_lateness_seconds_count");
            punctual += value(metrics, "watch_check_lateness_seconds_bucket{le=\"0.25\"}");
        }
        long postmaster = Long.parseLong(Files.readAllLines(folder.resolve("cluster/postmaster.pid"))
                .getFirst()
                .strip());
        return new Sample(service, Proc.ticks(postmaster, true), results(), runs, punctual, size(postgres, database));
    }

    private double results() {
        return replicas.stream()
                .flatMap(replica -> RESULTS.matcher(metrics(replica)).results())
                .mapToDouble(result -> Double.parseDouble(result.group(1)))
                .sum();
    }

    private String metrics(Replica replica) {
        return around.get("http://localhost:" + replica.management() + "/q/metrics");
    }

    private static double value(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** The write-ahead log, which is used again and again, is not in it. */
    private static long size(EmbeddedPostgres postgres, String database) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_database_size('" + database + "')")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
