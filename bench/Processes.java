import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The processes of a measurement, with their logs in one folder: started, waited for, and stopped when the measurement ends, however it does. */
final class Processes {
    /** Opens the service that is measured. */
    static final String TOKEN = "bench-token";

    private final Path folder;
    private final List<Process> started = new ArrayList<>();
    private final List<String> moreOptions = new ArrayList<>();

    Processes(Path folder) {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    }

    /** The numbers that were given for these names, beside the others' own; ends the process at a name that is none. */
    static Map<String, Integer> options(Map<String, Integer> otherwise, String... args) {
        var options = new HashMap<>(otherwise);
        for (int i = 0; i + 1 < args.length; i += 2) {
            if (options.replace(args[i], Integer.valueOf(args[i + 1])) == null) {
                System.err.println("found " + args[i] + ", expected one of " + options.keySet());
                System.exit(2);
            }
        }
        return options;
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Makes the folder, without what an earlier run left. */
    void remake() throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }

    /** Starts a Java program. */
    Process java(String name, Map<String, String> environment, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /** Further options of the JVM that the service runs on. */
    void serviceOptions(List<String> options) {
        moreOptions.addAll(options);
    }

    /** Starts the packaged service, as {@code ./watch run} does, with an embedded PostgreSQL in this folder. */
    Process service(int httpPort, int managementPort, Path map, String role, Map<String, String> environment)
            throws IOException, NoSuchAlgorithmException {
        var all = new HashMap<>(environment);
        all.put("WATCH_SERVICES_MAP", map.toString());
        all.put("WATCH_DATABASE_DIRECTORY", folder.resolve("postgres").toString());
        all.put("QUARKUS_HTTP_PORT", Integer.toString(httpPort));
        all.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(TOKEN.getBytes(StandardCharsets.UTF_8)));
        var arguments = new ArrayList<>(List.of(System.getenv()
                .getOrDefault(
                        "WATCH_JAVA_OPTIONS",
                        "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xmx128m")
                .split(" ")));
        arguments.addAll(moreOptions);
        arguments.addAll(List.of(
                "-Dwatch.access.tokens.bench.sha256=" + hash,
                "-Dwatch.access.tokens.bench.role=" + role,
                "-jar",
                "target/quarkus-app/quarkus-run.jar"));
        return java("service", all, arguments);
    }

    /** Lines of the file in which the service's PostgreSQL says how it runs: its process, and its port in the fourth. */
    List<String> postmaster() throws IOException {
        return Files.readAllLines(folder.resolve("postgres/cluster/postmaster.pid"));
    }

    /** Others that were started, to be stopped too. */
    void add(List<Process> others) {
        started.addAll(others);
    }

    /** Stops these, before the end. */
    void stop(List<Process> some) throws InterruptedException {
        for (Process process : some) {
            process.destroy();
            process.waitFor();
            started.remove(process);
        }
    }

    /** Waits until it is so; ends the process when that takes too long, or the one that was started last has ended. */
    void await(String what, Duration limit, BooleanSupplier there) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > end || !started.getLast().isAlive()) {
                System.err.println("waited in vain for " + what + "; the logs are in " + folder);
                System.exit(1);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private void stop() {
        for (Process process : started.reversed()) {
            process.destroy();
            try {
                process.waitFor(20, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
