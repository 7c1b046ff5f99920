package gov.va.mobile.watch.support;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Says everything back that it is told, in every place of its answer: header, body, error, Location. The first part of the path is the status, {@code /401/…}; below a part {@code object} the
 * error is an object, as PagerDuty has it, else a text, as Slack has it.
 */
public final class EchoServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REDIRECTS = 3;
    private static final int HUNDRED = 100;

    private final HttpServer server;
    private final List<Said> said = new CopyOnWriteArrayList<>();

    public EchoServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** The address of what answers so, below that path. */
    public String url(int status, String path) {
        return "http://localhost:" + server.getAddress().getPort() + "/" + status + path;
    }

    /** The bodies of all requests. */
    public List<String> bodies() {
        return bodies("/");
    }

    /** The bodies of requests to that path and below it. */
    public List<String> bodies(String path) {
        return said.stream()
                .filter(one -> one.path().startsWith(path))
                .map(Said::body)
                .toList();
    }

    private record Said(String path, String body) {}

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            said.add(new Said(path, body));
            int status = Integer.parseInt(path.split("/", -1)[1]);
            String key = exchange.getRequestHeaders()
                    .getOrDefault("X-Key", List.of("none"))
                    .getFirst();
            String all = exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().entrySet().stream()
                            // what opens something first, so that no cut spares it
                            .sorted(Comparator.comparing(
                                    header -> !header.getKey().equals("Authorization")))
                            .map(header -> header.getKey() + ": " + String.join(", ", header.getValue()))
                            .collect(Collectors.joining("; "))
                    + " " + body.replaceAll("\\s+", " ");
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("X-Echo", key);
            if (status / HUNDRED == REDIRECTS) {
                exchange.getResponseHeaders().add("Location", "http://" + key + ".example/" + key + "?token=" + key);
            }
            Object error = path.contains("/object/")
                    ? Map.of("code", 2001, "message", all, "errors", List.of(key, all))
                    : "invalid_auth: " + all;
            byte[] answer = JSON.writeValueAsBytes(Map.of(
                    "ok",
                    false,
                    "error",
                    error,
                    "status",
                    key,
                    "late",
                    "it is quite well " + key,
                    "all",
                    all,
                    "key",
                    Map.of(key, key)));
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
