package gov.va.mobile.watch.support;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** The simulator of everything around the service, as a process of its own; nothing fails unless a test says so. */
public final class SimulatorProcess implements AutoCloseable {
    private final Process process;
    private final Map<String, String> environment;
    private final HttpClient http = HttpClient.newHttpClient();

    private SimulatorProcess(Process process, Map<String, String> environment) {
        this.process = process;
        this.environment = environment;
    }

    /** Starts it with its keys and names in that folder, and waits until it answers. */
    public static SimulatorProcess start(Path folder) {
        Path names = folder.resolve("simulator.env");
        return Unchecked.call(() -> {
            Process process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "demo/Simulator.java",
                            "--port",
                            "0",
                            "--script",
                            "none",
                            "--directory",
                            folder.resolve("simulator").toString(),
                            "--env-file",
                            names.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("simulator.log").toFile())
                    .start();
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(names) || !process.isAlive());
            var environment = new HashMap<String, String>();
            for (String line : Files.readAllLines(names)) {
                int equals = line.indexOf('=');
                environment.put(line.substring(0, equals), line.substring(equals + 1));
            }
            return new SimulatorProcess(process, environment);
        });
    }

    /** What the service needs to know of it; its certificates are trusted by way of {@code JAVA_TOOL_OPTIONS}. */
    public Map<String, String> environment() {
        var all = new HashMap<>(environment);
        all.put(
                "JAVA_TOOL_OPTIONS",
                "-Djavax.net.ssl.trustStorePassword=changeit -Djavax.net.ssl.trustStore="
                        + environment.get("SIMULATOR_TRUSTSTORE"));
        return all;
    }

    /** Lets an upstream answer in that mode from now on. */
    public void set(String upstreamId, String mode) {
        send("PUT", "/api/upstreams/" + upstreamId, "{\"mode\":\"" + mode + "\"}");
    }

    /** What its control API answers. */
    public String get(String path) {
        return send("GET", path, "");
    }

    private String send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(
                        URI.create(environment.get("SIMULATOR_URL")).resolve(path))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return Unchecked.call(() -> {
            return http.send(request, BodyHandlers.ofString()).body();
        });
    }

    @Override
    public void close() {
        process.destroyForcibly();
        http.close();
    }
}
