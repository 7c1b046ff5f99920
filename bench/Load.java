import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Measures the packaged service under load, against the bare minimum that the same requests cost, in one run: a plain loop of fresh connections first, then the
 * service with its embedded PostgreSQL, whose processes are counted too. Prints CPU per check, resident memory, lateness, the time from the start to the first
 * check and from the first failing answer to the Slack call. Linux only: it reads {@code /proc}.
 *
 * <p>{@code Load [--checks 1000] [--interval 5] [--warm 60] [--measure 60]}, seconds, {@code [--peer 1]} (of Prometheus, Nagios, Icinga 2 and Monit the first so many, 0 to 4), {@code [--hosts 1]} (up
 * to 50), {@code [--hang 0]} (so many of them are never answered), {@code [--tls 0]} (1: by TLS, a whole handshake each, with {@code many-tls.options}; of the others then only Prometheus), {@code [--profile 0]} (1 shows where the time goes, by the JDK's recorder). Above 1,000 a second the service gets {@code many-checks.options}, a heap of 512 MiB, and may have as many in flight as there are a second, and the others are given 400 a second. Needs {@code target/quarkus-app}, which {@code ./watch bench load} builds.
 */
public final class Load {
    private static final double LIMIT_MILLIS = 0.29;
    /** A second: given 2,000 on two processors, Prometheus made 22 % of them, and took twice as much for each. */
    private static final int MOST_FOR_OTHERS = 400;

    private static final Path IMAGE = Path.of("src/main/image");
    private final Path folder = Path.of("target/bench");
    private final Processes processes = new Processes(folder);
    private final Surroundings around;
    private final int checks;
    private final int interval;
    private final int warm;
    private final int measure;
    private final int peer;
    private final int hosts;
    private final int hang;
    private final boolean tls;
    private final int profile;
    private final int httpPort;
    private final int managementPort;
    private Process service;

    private Load(Map<String, Integer> options) throws IOException {
        checks = options.get("--checks");
        interval = options.get("--interval");
        around = new Surroundings(processes, folder, checks);
        warm = options.get("--warm");
        measure = options.get("--measure");
        peer = options.get("--tls") > 0 ? Math.min(1, options.get("--peer")) : options.get("--peer");
        hosts = options.get("--hosts");
        hang = options.get("--hang");
        tls = options.get("--tls") > 0;
        profile = options.get("--profile");
        if (profile > 0) {
            processes.serviceOptions(
                    List.of("-XX:StartFlightRecording:name=bench,settings=profile,delay=" + warm + "s"));
        }
        httpPort = Processes.freePort();
        managementPort = Processes.freePort();
    }

    public static void main(String[] args) throws Exception {
        new Load(Processes.options(
                        Map.of(
                                "--checks",
                                1000,
                                "--interval",
                                5,
                                "--warm",
                                60,
                                "--measure",
                                60,
                                "--peer",
                                1,
                                "--hosts",
                                1,
                                "--hang",
                                0,
                                "--tls",
                                0,
                                "--profile",
                                0),
                        args))
                .run();
        System.exit(0);
    }

    private void run() throws Exception {
        processes.remake();
        around.start();
        System.out.printf(
                Locale.ROOT,
                "%s, %d processors, JDK %s; %d %s checks every %d s = %d/s, a fresh connection each%n%n",
                Proc.processor(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                checks,
                tls ? "https" : "http",
                interval,
                checks / interval);
        if (tls) {
            TlsDoor door = around.speakTls();
            processes.serviceOptions(List.of(
                    "-Djavax.net.ssl.trustStore=" + door.trustStore(), "-Djavax.net.ssl.trustStorePassword=changeit"));
            fromTheImage("many-tls.options");
        }
        if (many()) {
            processes.serviceOptions(List.of("-Xmx512m"));
            fromTheImage("many-checks.options");
        }
        if (hang > 0) {
            around.hang(hang);
        }
        double bare = tls ? Double.NaN : bareMillisPerRequest();
        int theirs = Math.min(checks, MOST_FOR_OTHERS * interval);
        if (peer > 0 && theirs < checks) {
            System.out.printf("the others are given %d checks each, which they bear%n", theirs);
        }
        List<SideBySide.Figure> peers =
                new SideBySide(folder, processes, around, warm, measure).measure(peer, theirs, interval, hang);
        Duration firstCheck = startService();
        TimeUnit.SECONDS.sleep(warm);
        var before = Sample.of(service(), postgres(), results(), allocated(), lateness());
        TimeUnit.SECONDS.sleep(measure);
        var after = Sample.of(service(), postgres(), results(), allocated(), lateness());
        report(bare, peers, firstCheck, before, after);
        alert();
        if (profile > 0) {
            profile();
        }
    }

    private void fromTheImage(String options) throws IOException {
        try (Stream<String> lines = Files.lines(IMAGE.resolve(options))) {
            processes.serviceOptions(lines.filter(line -> line.startsWith("-"))
                    .map(line -> line.replace("=many-tls", "=" + IMAGE.toAbsolutePath() + "/many-tls"))
                    .toList());
        }
    }

    /** More than a replica claims in a second, and knows in its usual heap. */
    private boolean many() {
        return checks / interval > 1000;
    }

    // --- the parts ------------------------------------------------------------------------------------------------

    /** The same requests by a loop that does nothing else, at the same rate; of those that are answered, since it would wait for the others for ever. */
    private double bareMillisPerRequest() throws Exception {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        URI url = URI.create(around.door());
        int rate = checks / interval;
        var next = new AtomicInteger();
        try (var timers = Executors.newScheduledThreadPool(1);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ticks = timers.scheduleAtFixedRate(
                    () -> threads.execute(() -> request(url, next.getAndIncrement() % (checks - hang))),
                    0,
                    1_000_000 / rate,
                    TimeUnit.MICROSECONDS);
            TimeUnit.SECONDS.sleep(15);
            long cpu = system.getProcessCpuTime();
            int count = next.get();
            TimeUnit.SECONDS.sleep(15);
            double millis = (system.getProcessCpuTime() - cpu) / 1e6 / (next.get() - count);
            ticks.cancel(false);
            return millis;
        }
    }

    private static void request(URI url, int number) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), url.getPort()), 2000);
            OutputStream out = socket.getOutputStream();
            out.write(("GET /bench/" + number + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            in.readAllBytes();
        } catch (IOException failed) {
            throw new IllegalStateException("the simulator did not answer", failed);
        }
    }

    private Duration startService() throws Exception {
        Path map = around.map(
                "defaults: { interval: " + interval
                        + "s, timeout: 2s, retryInterval: 1s }\npolicy: { allowPrivate: true }\n",
                hosts);
        var environment = new HashMap<>(around.environment());
        if (many()) {
            environment.put("WATCH_POLL_MAX_IN_FLIGHT", Integer.toString(checks / interval));
        }
        Instant begin = Instant.now();
        service = processes.service(httpPort, managementPort, map, "admin", environment);
        processes.await("the first result", Duration.ofSeconds(90), () -> results() > 0);
        return Duration.between(begin, Instant.now());
    }

    private void report(double bare, List<SideBySide.Figure> peers, Duration firstCheck, Sample before, Sample after)
            throws IOException {
        double counted = after.results() - before.results();
        double service = (after.serviceTicks() - before.serviceTicks()) * 1000.0 / Proc.TICKS_PER_SECOND / counted;
        double postgres = (after.postgresTicks() - before.postgresTicks()) * 1000.0 / Proc.TICKS_PER_SECOND / counted;
        double all = service + postgres;
        System.out.printf(
                Locale.ROOT,
                "results in %d s of measuring (after %d s)   %.0f of %d due%n",
                measure,
                warm,
                counted,
                checks / interval * measure);
        System.out.printf(Locale.ROOT, "CPU per check, service                      %.3f ms%n", service);
        System.out.printf(Locale.ROOT, "CPU per check, PostgreSQL                   %.3f ms%n", postgres);
        System.out.printf(
                Locale.ROOT,
                "CPU per check, both                         %.3f ms = %.2f x the limit of %.2f ms%n",
                all,
                all / LIMIT_MILLIS,
                LIMIT_MILLIS);
        if (!tls) {
            System.out.printf(
                    Locale.ROOT,
                    "CPU per request of a bare loop              %.3f ms; the service takes %.1f x that%n",
                    bare,
                    all / bare);
        }
        peers.forEach(figure -> figure.print(all));
        System.out.printf(
                Locale.ROOT, "resident memory, service                    %d MiB%n", Proc.resident(service(), false));
        Lateness late = after.lateness().since(before.lateness());
        System.out.printf(
                Locale.ROOT,
                "started within 50 ms, 250 ms of the instant %.2f %%, %.2f %%%n",
                100 * late.within50() / late.runs(),
                100 * late.within250() / late.runs());
        System.out.printf(
                Locale.ROOT,
                "runs left out because the last was still out %.0f%n",
                metric("watch_check_skipped_total").orElse(0));
        System.out.printf(
                Locale.ROOT,
                "failures since the start                    %.0f, with %d checks that hang; not judged %.0f%n",
                results("fail"),
                hang,
                results("inconclusive", "misconfigured"));
        System.out.printf(
                Locale.ROOT,
                "the database's folder                       %d MiB%n",
                megabytes(folder.resolve("postgres/cluster")));
        System.out.printf(
                Locale.ROOT,
                "start to first result recorded              %.1f s (database made on the way)%n",
                firstCheck.toMillis() / 1000.0);
    }

    /** Where the time went and what was allocated, by the JDK's own recorder. */
    private void profile() throws IOException, InterruptedException {
        Path recording = folder.resolve("service.jfr").toAbsolutePath();
        String bin = System.getProperty("java.home") + "/bin/";
        tool(bin + "jcmd", Long.toString(service()), "JFR.dump", "name=bench", "filename=" + recording);
        for (String view : List.of("hot-methods", "allocation-by-class", "allocation-by-site", "gc-pauses")) {
            tool(bin + "jfr", "view", "--width", "160", "--truncate", "beginning", view, recording.toString());
        }
    }

    private static void tool(String... command) throws IOException, InterruptedException {
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /** Breaks one upstream and times the way of the news. */
    private void alert() throws Exception {
        String control = around.control();
        around.send("DELETE", control + "/api/slack", "");
        around.down(7);
        processes.await(
                "the alert",
                Duration.ofSeconds(60),
                () -> around.get(control + "/api/slack").contains("Upstream 7"));
        String incident = around.get("http://localhost:" + httpPort + "/api/v1/incidents?status=open");
        Instant told = Instant.parse(first(around.get(control + "/api/slack"), "\"at\": ?\"([^\"]+)\""));
        Instant failed = Instant.parse(first(incident, "\"startedAt\": ?\"([^\"]+)\""));
        Instant detected = Instant.parse(first(incident, "\"detectedAt\": ?\"([^\"]+)\""));
        System.out.printf(
                Locale.ROOT,
                "first failing answer to the Slack call      %.1f s (3 failures, 1 s apart, make an incident)%n",
                Duration.between(failed, told).toMillis() / 1000.0);
        System.out.printf(
                Locale.ROOT,
                "judged down to the Slack call               %.2f s%n",
                Duration.between(detected, told).toMillis() / 1000.0);
    }

    // --- what is measured -----------------------------------------------------------------------------------------

    /** CPU ticks until now and results until now. */
    private record Sample(long serviceTicks, long postgresTicks, double results, double allocated, Lateness lateness) {
        static Sample of(long service, long postgres, double results, double allocated, Lateness lateness)
                throws IOException {
            return new Sample(Proc.ticks(service, false), Proc.ticks(postgres, true), results, allocated, lateness);
        }
    }

    /** How many checks were started, and how many of them so soon after their instant. */
    private record Lateness(double runs, double within50, double within250) {
        Lateness since(Lateness before) {
            return new Lateness(runs - before.runs, within50 - before.within50, within250 - before.within250);
        }
    }

    private Lateness lateness() {
        // one answer for all three: they go on counting
        String answer = around.get("http://localhost:" + managementPort + "/q/metrics");
        return new Lateness(
                metric(answer, "watch_check_lateness_seconds_count").orElse(Double.NaN),
                metric(answer, "watch_check_lateness_seconds_bucket{le=\"0.05\"}")
                        .orElse(0),
                metric(answer, "watch_check_lateness_seconds_bucket{le=\"0.25\"}")
                        .orElse(0));
    }

    /** Bytes, as the collector counts them: in steps of its young generation. */
    private double allocated() {
        return metric("jvm_gc_memory_allocated_bytes_total").orElse(0);
    }

    private long service() {
        return service.pid();
    }

    private long postgres() throws IOException {
        return Long.parseLong(processes.postmaster().getFirst().strip());
    }

    private double results() {
        return Pattern.compile("(?m)^watch_check_results_total\\{.*} ([0-9.E+]+)$")
                .matcher(around.get("http://localhost:" + managementPort + "/q/metrics"))
                .results()
                .mapToDouble(match -> Double.parseDouble(match.group(1)))
                .sum();
    }

    private static long megabytes(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.mapToLong(file -> file.toFile().length()).sum() / (1024 * 1024);
        }
    }

    private double results(String... classes) {
        return Stream.of(classes)
                .mapToDouble(name -> metric("watch_check_results_total{class=\"" + name + "\"}")
                        .orElse(0))
                .sum();
    }

    private OptionalDouble metric(String name) {
        return metric(around.get("http://localhost:" + managementPort + "/q/metrics"), name);
    }

    private static OptionalDouble metric(String answer, String name) {
        return answer.lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst();
    }

    private static String first(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("found no " + pattern);
        }
        return matcher.group(1);
    }
}
