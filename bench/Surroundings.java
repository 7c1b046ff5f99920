import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands around the service while it is measured: the simulator with many upstreams, the map that watches them, and a client of both. */
final class Surroundings {
    private static final Pattern ANSWERED = Pattern.compile("\"answered\": ?(\\d+)");

    private final Processes processes;
    private final Path folder;
    private final int checks;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> simulator = new HashMap<>();
    private final Map<String, String> rules = new TreeMap<>();
    private Optional<TlsDoor> tls = Optional.empty();

    Surroundings(Processes processes, Path folder, int checks) {
        this.processes = processes;
        this.folder = folder;
        this.checks = checks;
    }

    /** Starts the simulator. */
    void start() throws IOException, InterruptedException {
        Path names = folder.resolve("simulator.env");
        processes.java(
                "simulator",
                Map.of(),
                List.of(
                        "-XX:+UseSerialGC",
                        "demo/Simulator.java",
                        "--port",
                        "0",
                        "--script",
                        "none",
                        "--checks",
                        Integer.toString(checks),
                        "--directory",
                        folder.resolve("simulator").toString(),
                        "--env-file",
                        names.toString()));
        processes.await("the simulator", Duration.ofMinutes(3), () -> Files.exists(names));
        for (String line : Files.readAllLines(names)) {
            int equals = line.indexOf('=');
            simulator.put(line.substring(0, equals), line.substring(equals + 1));
        }
    }

    /** The settings by which the service finds the simulator; messages go out at any hour. */
    Map<String, String> environment() {
        var environment = new HashMap<>(simulator);
        environment.put("WATCH_BUSINESS_HOURS_OUTSIDE", "send");
        return environment;
    }

    /** Has the upstreams speak TLS from now on. */
    TlsDoor speakTls() throws IOException, InterruptedException, GeneralSecurityException {
        var door = new TlsDoor(folder);
        tls = Optional.of(door);
        return door;
    }

    /** Where the upstreams are served. */
    String door() {
        return tls.map(TlsDoor::url).orElse(simulator.get("BENCH_URL"));
    }

    /** How many requests were answered so far. */
    long answered() {
        return tls.map(TlsDoor::answered).orElseGet(() -> {
            Matcher matcher = ANSWERED.matcher(get(control() + "/api/state"));
            if (!matcher.find()) {
                throw new IllegalStateException("the simulator does not say how many it answered");
            }
            return Long.parseLong(matcher.group(1));
        });
    }

    /** Breaks that upstream and mends all others; -1 mends all. */
    void down(int number) throws IOException, InterruptedException {
        if (tls.isPresent()) {
            tls.get().down(number);
        } else {
            rules("\"down\":[" + Math.max(number, 0) + "," + number + "]");
        }
    }

    /** Leaves the last so many upstreams without an answer. */
    void hang(int last) throws IOException, InterruptedException {
        rules("\"hang\":[" + (checks - last) + "," + (checks - 1) + "]");
    }

    private void rules(String changed) throws IOException, InterruptedException {
        rules.put(changed.substring(0, changed.indexOf(':')), changed);
        send("PUT", control() + "/api/bench", "{" + String.join(",", rules.values()) + "}");
    }

    /** Where it is told what they do. */
    String control() {
        return simulator.get("SIMULATOR_URL").replaceAll("/$", "");
    }

    /**
     * Writes the map of all upstreams.
     *
     * @param rules what stands above them: defaults and policy
     * @param hosts over how many hosts they are spread
     */
    Path map(String rules, int hosts) throws IOException {
        return map(rules, hosts, checks);
    }

    /** {@link #map(String, int)} of the first so many. */
    Path map(String rules, int hosts, int checks) throws IOException {
        var map = new StringBuilder("version: 1\n" + rules + "sentinels:\n");
        for (int i = 1; i <= 3; i++) {
            map.append("  - { id: outside")
                    .append(i)
                    .append(", type: http, url: \"")
                    .append(simulator.get("OUTSIDE_URL_" + i))
                    .append("\" }\n");
        }
        map.append("upstreams:\n");
        List<String> doors = tls.map(door -> Collections.nCopies(hosts, door.url()))
                .orElseGet(() -> List.of(simulator.get("BENCH_URLS").split(",")));
        for (int i = 0; i < checks; i++) {
            map.append("  - id: u")
                    .append(i)
                    .append("\n    name: Upstream ")
                    .append(i)
                    .append("\n    checks: [{ id: main, type: http, url: \"")
                    .append(doors.get((int) ((long) i * hosts / checks)))
                    .append("/bench/")
                    .append(i)
                    .append("\", expect: { json: { \"$.status\": UP } } }]\n");
        }
        map.append("features: [{ id: f0, name: Feature, dependsOn: [u0] }]\n");
        return Files.writeString(folder.resolve("services-map.yaml"), map);
    }

    /** What is answered there; nothing while nobody answers. */
    String get(String url) {
        try {
            return send("GET", url, "");
        } catch (IOException notYet) {
            return "";
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** Sends JSON. */
    String send(String method, String url, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + Processes.TOKEN)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300 && !method.equals("GET")) {
            throw new IllegalStateException(method + " " + url + " answered " + answer.statusCode());
        }
        return answer.body();
    }
}
