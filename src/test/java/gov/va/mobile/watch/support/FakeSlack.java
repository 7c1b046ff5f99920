package gov.va.mobile.watch.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A Slack of the tests: its Web API and response URLs, with what it was sent; it misbehaves as a test asks. */
public final class FakeSlack implements AutoCloseable {
    /** The id of the channel that everything is posted to. */
    public static final String CHANNEL = "C0ALERTS1";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<Call> calls = new ArrayList<>();
    private final Map<String, JsonNode> messages = new LinkedHashMap<>();
    private Function<Call, Optional<Said>> mood = call -> Optional.empty();
    private int number;

    public FakeSlack() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** A call of it: the method's name, or {@code response} for what came to a response URL. */
    public record Call(String method, JsonNode body, String authorization) {
        /** That member of the body, as text. */
        public String text(String member) {
            return body.path(member).asText("");
        }
    }

    /** What it answers: {@code done} first does what was asked. */
    public record Said(int status, String body, boolean done, Map<String, String> headers) {
        /** HTTP 200 and that error. */
        public static Said error(String error) {
            return new Said(200, "{\"ok\":false,\"error\":\"" + error + "\"}", false, Map.of());
        }

        /** It does what was asked, but the answer is lost. */
        public static Said lost() {
            return new Said(0, "", true, Map.of());
        }
    }

    /** The address of the Web API. */
    public String url() {
        return base() + "/api";
    }

    /** Where it listens, on loopback. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** An address for answers, as Slack names one. */
    public String responseUrl() {
        return base() + "/response/1";
    }

    /** How it behaves from now on, where the function says something. */
    public synchronized void mood(Function<Call, Optional<Said>> how) {
        mood = how;
    }

    /** What it was called with, in order. */
    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The calls of one method. */
    public List<Call> calls(String method) {
        return calls().stream().filter(call -> call.method().equals(method)).toList();
    }

    /** What it holds, by {@code ts}. */
    public synchronized Map<String, JsonNode> messages() {
        return new LinkedHashMap<>(messages);
    }

    /** Somebody deletes a message. */
    public synchronized void delete(String ts) {
        messages.remove(ts);
    }

    /** As if nothing had happened. */
    public synchronized void forget() {
        calls.clear();
        messages.clear();
        mood = call -> Optional.empty();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String base() {
        return "http://localhost:" + port();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = path.startsWith("/api/") ? path.substring("/api/".length()) : "response";
        String authorization = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        Call call = new Call(method, body(exchange), authorization);
        Said said = answer(call);
        if (said.status() == 0) {
            exchange.close();
            return;
        }
        said.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        byte[] body = said.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(said.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private synchronized Said answer(Call call) {
        calls.add(call);
        Optional<Said> asked = mood.apply(call);
        if (asked.isPresent() && !asked.get().done()) {
            return asked.get();
        }
        Said done = act(call);
        return asked.orElse(done);
    }

    private Said act(Call call) {
        return switch (call.method()) {
            case "chat.postMessage" -> post(call);
            case "chat.update" -> update(call);
            case "conversations.history" -> read(call, false);
            case "conversations.replies" -> read(call, true);
            default -> new Said(200, "{\"ok\":true}", true, Map.of());
        };
    }

    private Said post(Call call) {
        String thread = call.text("thread_ts");
        if (!thread.isEmpty() && !messages.containsKey(thread)) {
            return Said.error("thread_not_found");
        }
        number++;
        String ts = "1700000000.%06d".formatted(number);
        messages.put(ts, call.body());
        return placed(ts);
    }

    private Said update(Call call) {
        String ts = call.text("ts");
        if (!call.text("channel").equals(CHANNEL)) {
            return Said.error("channel_not_found");
        }
        if (!messages.containsKey(ts)) {
            return Said.error("message_not_found");
        }
        ObjectNode changed = messages.get(ts).deepCopy();
        call.body().properties().forEach(member -> changed.set(member.getKey(), member.getValue()));
        messages.put(ts, changed);
        return placed(ts);
    }

    private Said read(Call call, boolean thread) {
        ObjectNode answer = JSON.createObjectNode().put("ok", true);
        var list = answer.putArray("messages");
        messages.forEach((ts, message) -> {
            String threadTs = message.path("thread_ts").asText("");
            boolean wanted =
                    thread ? ts.equals(call.text("ts")) || threadTs.equals(call.text("ts")) : threadTs.isEmpty();
            if (wanted) {
                ObjectNode shown = message.deepCopy();
                list.add(shown.put("ts", ts));
            }
        });
        return new Said(200, answer.toString(), true, Map.of());
    }

    private static Said placed(String ts) {
        String body = "{\"ok\":true,\"channel\":\"" + CHANNEL + "\",\"ts\":\"" + ts + "\"}";
        return new Said(200, body, true, Map.of());
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (body.length > 0) {
            return JSON.readTree(body);
        }
        ObjectNode query = JSON.createObjectNode();
        String raw = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }
}
