import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** One page of an installed Chromium, worked by the DevTools protocol. */
final class DevTools implements WebSocket.Listener {
    private static final String NAMES = "chromium chromium-browser google-chrome google-chrome-stable";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger number = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> calls = new ConcurrentHashMap<>();
    private final StringBuilder part = new StringBuilder();
    private final BiConsumer<String, JsonNode> events;
    private final WebSocket socket;

    /**
     * Starts the browser.
     *
     * @param processes end it
     * @param folder holds what it keeps
     * @param events are told, by their name
     */
    DevTools(Processes processes, Path folder, BiConsumer<String, JsonNode> events)
            throws IOException, InterruptedException {
        this.events = events;
        Path profile = Files.createDirectories(folder.resolve("chromium"));
        Process browser = new ProcessBuilder(
                        program().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--window-size=1280,900",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile.toAbsolutePath(),
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("chromium.log").toFile())
                .start();
        processes.add(List.of(browser));
        Path port = profile.resolve("DevToolsActivePort");
        processes.await(
                "the browser",
                Duration.ofSeconds(30),
                () -> Files.exists(port) && !pages(port).isEmpty());
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(pages(port).getFirst()), this)
                .join();
    }

    private static Path program() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> Stream.of(NAMES.split(" ")).map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this measurement needs Chromium or Chrome in PATH"));
    }

    private List<String> pages(Path port) {
        var found = new ArrayList<String>();
        try {
            String address = "http://localhost:" + Files.readAllLines(port).getFirst() + "/json/list";
            String answer = http.send(
                            HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                    .body();
            json.readTree(answer).forEach(page -> {
                if (page.path("type").asText().equals("page")) {
                    found.add(page.path("webSocketDebuggerUrl").asText());
                }
            });
        } catch (IOException notYet) {
            return List.of();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return found;
    }

    /** Calls a method of the protocol and waits for its answer. */
    JsonNode call(String method, Map<String, ?> parameters) throws IOException {
        int id = number.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        calls.put(id, answer);
        socket.sendText(json.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                .join();
        return answer.orTimeout(60, TimeUnit.SECONDS).join();
    }

    /** What the expression, or what it promises, comes to in the page. */
    JsonNode value(String expression) throws IOException {
        JsonNode answer =
                call("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        return answer.path("result").path("value");
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        part.append(text);
        if (last) {
            String whole = part.toString();
            part.setLength(0);
            heard(whole);
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    private void heard(String text) {
        try {
            JsonNode message = json.readTree(text);
            if (message.has("id")) {
                var waiting = calls.remove(message.path("id").asInt());
                if (waiting != null) {
                    waiting.complete(message.path("result"));
                }
            } else {
                events.accept(message.path("method").asText(), message.path("params"));
            }
        } catch (IOException notJson) {
            throw new IllegalStateException(notJson);
        }
    }
}
