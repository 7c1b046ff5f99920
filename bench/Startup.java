import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Measures the start of the packaged service as the image starts it ({@code src/main/image/jvm.options}), beside the same without its AOT cache: until it is
 * ready, and until the first result of a check is recorded, with the database running and migrated. Then its resident memory, with the shipped map and with
 * 1,000 checks. Linux only: it reads {@code /proc}.
 *
 * <p>{@code Startup [--runs 7] [--checks 1000] [--settle 60]}, the last in seconds; needs {@code target/quarkus-app}, which {@code ./watch bench startup} builds.
 */
public final class Startup {
    private static final String CACHE = "-XX:AOTCache=";
    private static final double READY_LIMIT = 1.0;
    private static final double FIRST_LIMIT = 1.5;
    private static final long SHIPPED_LIMIT = 160;
    private static final long CHECKS_LIMIT = 220;
    private static final Pattern RESULTS = Pattern.compile("(?m)^watch_check_results_total\\{.*} ([0-9.E+]+)$");

    private final Path folder = Path.of("target/bench").toAbsolutePath();
    private final Path app = folder.resolve("app");
    private final Processes processes = new Processes(folder);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Integer> options;
    private final Surroundings around;

    private Startup(Map<String, Integer> options) {
        this.options = options;
        this.around = new Surroundings(processes, folder, options.get("--checks"));
    }

    public static void main(String[] args) throws Exception {
        new Startup(Processes.options(Map.of("--runs", 7, "--checks", 1000, "--settle", 60), args)).run();
        System.exit(0);
    }

    private void run() throws Exception {
        processes.remake();
        copy(Path.of("target/quarkus-app"), app);
        Files.copy(
                Path.of("src/main/image/jvm.options"), app.resolve("jvm.options"), StandardCopyOption.REPLACE_EXISTING);
        train();
        around.start();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            Path many = around.map(
                    "defaults: { interval: 5s, timeout: 2s, retryInterval: 1s }\npolicy: { allowPrivate: true }\n", 1);
            start(postgres, many, true).stop(); // migrates
            System.out.printf(
                    Locale.ROOT,
                    "%d processors, JDK %s, %d checks every 5 s%n%n",
                    Runtime.getRuntime().availableProcessors(),
                    Runtime.version(),
                    options.get("--checks"));
            times(postgres, many);
            memory("the shipped map", postgres, Path.of("services-map.yaml").toAbsolutePath(), SHIPPED_LIMIT);
            memory(options.get("--checks") + " checks every 5 s", postgres, many, CHECKS_LIMIT);
        }
    }

    private void train() throws IOException, InterruptedException {
        Process training = processes.java(
                "training",
                Map.of(),
                List.of(
                        "-Dslf4j.internal.verbosity=ERROR",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "src/main/image/TrainingRun.java",
                        app.toString()));
        if (training.waitFor() != 0) {
            System.err.println("The training run failed: " + folder.resolve("training.log"));
            System.exit(1);
        }
    }

    private void times(EmbeddedPostgres postgres, Path map) throws Exception {
        var ready = new HashMap<Boolean, List<Double>>(Map.of(true, new ArrayList<>(), false, new ArrayList<>()));
        var first = new HashMap<Boolean, List<Double>>(Map.of(true, new ArrayList<>(), false, new ArrayList<>()));
        for (int run = 0; run < options.get("--runs"); run++) {
            for (boolean cached : new boolean[] {false, true}) {
                Started started = start(postgres, map, cached);
                ready.get(cached).add(started.ready());
                first.get(cached).add(started.first());
                started.stop();
            }
        }
        for (boolean cached : new boolean[] {false, true}) {
            String with = cached ? "with the cache   " : "without the cache";
            report(with + ", start to ready                ", ready.get(cached), READY_LIMIT);
            report(with + ", start to first result recorded", first.get(cached), FIRST_LIMIT);
        }
    }

    private static void report(String what, List<Double> seconds, double limit) {
        List<Double> sorted = seconds.stream().sorted().toList();
        double median = sorted.get(sorted.size() / 2);
        System.out.printf(
                Locale.ROOT,
                "%s %.2f s (%.2f to %.2f) = %.2f x the limit of %.1f s%n",
                what,
                median,
                sorted.getFirst(),
                sorted.getLast(),
                median / limit,
                limit);
    }

    private void memory(String what, EmbeddedPostgres postgres, Path map, long limit) throws Exception {
        Started started = start(postgres, map, true);
        TimeUnit.SECONDS.sleep(options.get("--settle"));
        long resident = status(started.process().pid(), "VmRSS");
        System.out.printf(
                Locale.ROOT,
                "resident after %d s with %s: %d MiB = %.2f x the limit of %d MiB (highest %d MiB)%n",
                options.get("--settle"),
                what,
                resident,
                (double) resident / limit,
                limit,
                status(started.process().pid(), "VmHWM"));
        started.stop();
    }

    private record Started(Process process, double ready, double first) {
        void stop() throws InterruptedException {
            process.destroy();
            process.waitFor();
        }
    }

    private Started start(EmbeddedPostgres postgres, Path map, boolean cached) throws Exception {
        int port = Processes.freePort();
        int management = Processes.freePort();
        var environment = new HashMap<>(around.environment());
        environment.put("WATCH_SERVICES_MAP", map.toString());
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
        environment.put(
                "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres");
        environment.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
        environment.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
        environment.put("MALLOC_ARENA_MAX", "2");
        var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        for (String line : Files.readAllLines(app.resolve("jvm.options"))) {
            if (line.startsWith("-") && (cached || !line.startsWith(CACHE))) {
                command.add(line);
            }
        }
        command.addAll(List.of(
                "-Xmx64m", // a sixth of the container's 384 MiB
                "-Djavax.net.ssl.trustStorePassword=changeit",
                "-Djavax.net.ssl.trustStore=" + environment.get("SIMULATOR_TRUSTSTORE"),
                "-jar",
                app.resolve("quarkus-run.jar").toString()));
        var builder = new ProcessBuilder(command)
                .directory(app.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("service.log").toFile());
        builder.environment().putAll(environment);
        long begin = System.nanoTime();
        Process process = builder.start();
        processes.add(List.of(process));
        String base = "http://localhost:" + management;
        processes.await("the service", Duration.ofMinutes(1), () -> answer(base + "/q/health/ready") == 200);
        double ready = (System.nanoTime() - begin) / 1e9;
        processes.await(
                "a result",
                Duration.ofMinutes(1),
                () -> RESULTS.matcher(around.get(base + "/q/metrics"))
                        .results()
                        .anyMatch(result -> Double.parseDouble(result.group(1)) > 0));
        return new Started(process, ready, (System.nanoTime() - begin) / 1e9);
    }

    private int answer(String url) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static long status(long pid, String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file :
                    files.filter(file -> !file.toString().endsWith(".aot")).toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
