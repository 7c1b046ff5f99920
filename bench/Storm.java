import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures what is told of a storm: as many upstreams go down within 5 s as there are checks, each for itself, and some time later all come back. Prints how many transitions
 * there were, how many messages Slack got of them, and how late they told of each.
 *
 * <p>{@code Storm [--checks 1000] [--interval 5] [--warm 30]}, seconds; needs {@code target/quarkus-app}, which {@code ./watch bench storm} builds.
 */
public final class Storm {
    private static final Pattern ITEM = Pattern.compile(
            "\\{\"id\":\"([^\"]+)\",\"destination\":\"alerts\",.*?\"kind\":\"([^\"]+)\".*?"
                    + "\"decision\":\"([^\"]+)\",\"reason\":(null|\"[^\"]*\").*?\"createdAt\":\"([^\"]+)\",\"sentAt\":(null|\"[^\"]+\")\\}");
    private static final Pattern CARRIER = Pattern.compile("in the message ([0-9a-f-]{36})");
    private static final Pattern CURSOR = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");

    private final Path folder = Path.of("target/bench-storm");
    private final Processes processes = new Processes(folder);
    private final Surroundings around;
    private final int checks;
    private final int interval;
    private final int warm;
    private final int httpPort;
    private final int managementPort;

    private Storm(Map<String, Integer> options) throws IOException {
        checks = options.get("--checks");
        interval = options.get("--interval");
        around = new Surroundings(processes, folder, checks);
        warm = options.get("--warm");
        httpPort = Processes.freePort();
        managementPort = Processes.freePort();
    }

    public static void main(String[] args) throws Exception {
        new Storm(Processes.options(Map.of("--checks", 1000, "--interval", 5, "--warm", 30), args)).run();
        System.exit(0);
    }

    private record Told(String id, String kind, String decision, String reason, Instant at, Optional<Instant> sentAt) {}

    private void run() throws Exception {
        processes.remake();
        around.start();
        startService();
        TimeUnit.SECONDS.sleep(warm);
        storm("go down", "{\"down\":[0," + (checks - 1) + "]}", "incidentOpened");
        storm("come back", "{\"down\":[0,-1]}", "incidentResolved");
    }

    private void storm(String what, String rules, String kind) throws Exception {
        around.send("DELETE", around.control() + "/api/slack", "");
        Instant begin = Instant.now();
        around.send("PUT", around.control() + "/api/bench", rules);
        processes.await(what, Duration.ofMinutes(3), () -> told(kind, begin).size() >= checks);
        processes.await(
                "the messages",
                Duration.ofMinutes(5),
                () -> told(kind, begin).stream().noneMatch(Storm::waits));
        List<Told> all = told(kind, begin);
        Map<String, Instant> sent = new HashMap<>();
        all.forEach(told -> told.sentAt().ifPresent(at -> sent.put(told.id(), at)));
        List<Long> late = new ArrayList<>();
        for (Told told : all) {
            Optional<Instant> at = told.sentAt().or(() -> carrier(told).map(sent::get));
            at.ifPresent(
                    arrived -> late.add(Duration.between(told.at(), arrived).toMillis()));
        }
        late.sort(Long::compare);
        Instant first = all.stream().map(Told::at).min(Instant::compareTo).orElseThrow();
        Instant last = all.stream().map(Told::at).max(Instant::compareTo).orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "%d upstreams %s: %d transitions told of, within %.1f s%n",
                checks,
                what,
                all.size(),
                Duration.between(first, last).toMillis() / 1000.0);
        System.out.printf(Locale.ROOT, "  messages that Slack got                    %d%n", sent.size());
        System.out.printf(
                Locale.ROOT,
                "  told of in one of them, or named in none   %d, %d%n",
                late.size(),
                all.size() - late.size());
        System.out.printf(
                Locale.ROOT,
                "  from the transition to the message         median %.1f s, 95 %% %.1f s, longest %.1f s%n",
                seconds(late, 0.5),
                seconds(late, 0.95),
                seconds(late, 1));
    }

    private static double seconds(List<Long> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, Math.round(share * (sorted.size() - 1)))) / 1000.0;
    }

    private static boolean waits(Told told) {
        return told.decision().equals("send") && told.sentAt().isEmpty();
    }

    private static Optional<String> carrier(Told told) {
        Matcher matcher = CARRIER.matcher(told.reason());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** What was decided to be told, of that kind since then. */
    private List<Told> told(String kind, Instant since) {
        List<Told> found = new ArrayList<>();
        String cursor = "";
        do {
            String page = around.get("http://localhost:" + httpPort + "/api/v1/notifications?limit=200"
                    + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            Matcher item = ITEM.matcher(page);
            while (item.find()) {
                Instant at = Instant.parse(item.group(5));
                if (item.group(2).equals(kind)
                        && !at.isBefore(since)
                        && !item.group(3).equals("suppressed")) {
                    String sent = item.group(6).replace("\"", "");
                    found.add(new Told(
                            item.group(1),
                            kind,
                            item.group(3),
                            item.group(4),
                            at,
                            sent.equals("null") ? Optional.empty() : Optional.of(Instant.parse(sent))));
                }
            }
            Matcher next = CURSOR.matcher(page);
            cursor = next.find() ? next.group(1) : "";
        } while (!cursor.isEmpty());
        return found;
    }

    /** Each upstream for itself: one failure makes an incident, one success ends it. */
    private void startService() throws Exception {
        Path map = around.map(
                "defaults: { interval: " + interval
                        + "s, timeout: 2s, retryInterval: 1s, failureThreshold: 1, successThreshold: 1 }\n"
                        + "policy: { allowPrivate: true, resolveAfter: 1s }\n",
                1);
        processes.service(httpPort, managementPort, map, "admin", around.environment());
        processes.await(
                "the service",
                Duration.ofSeconds(90),
                () -> around.get("http://localhost:" + httpPort + "/api/v1/health")
                        .contains("\"counts\""));
    }
}
