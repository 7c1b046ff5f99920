package gov.va.mobile.watch.window;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** PagerDuty's maintenance windows, with the faults that a test asks for. */
public final class FakePagerDuty {
    static final FakePagerDuty ONE = new FakePagerDuty();

    private static final ObjectMapper JSON = new ObjectMapper();
    private final Map<String, Held> windows = new LinkedHashMap<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final List<String> calls = new ArrayList<>();
    private final HttpServer server;
    private Optional<Spoiler> spoiler = Optional.empty();
    private int down;
    private Supplier<Instant> clock = Instant::now;
    private int made;

    /** A window there. */
    public record Held(String id, String service, Instant start, Instant end, String description) {}

    /**
     * Goes wrong once, for a request with that method.
     *
     * @param status the answer; 0: the request takes effect, and the answer is lost
     */
    record Fault(String method, int status, Map<String, String> headers) {}

    /**
     * What comes of a request instead of the right answer.
     *
     * @param missing so many bytes of the body are announced and not sent, but one each second
     * @param late how long the answer, or with bytes missing its end, takes
     */
    record Spoilt(int status, String contentType, String body, int missing, Duration late) {}

    /** Makes another answer of each, when the request has had its effect or instead of it. */
    interface Spoiler {
        /** Whether a request takes effect nevertheless. */
        boolean takesEffect(String method);

        /** What is answered; nothing: the right answer. */
        Optional<Spoilt> spoil(String method, String rightBody);
    }

    /** One on a free port. */
    public FakePagerDuty() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** Its address. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized void reset(Supplier<Instant> now) {
        windows.clear();
        faults.clear();
        spoiler = Optional.empty();
        down = 0;
        calls.clear();
        clock = now;
    }

    synchronized void fail(String method, int status) {
        faults.add(new Fault(method, status, Map.of()));
    }

    synchronized void fail(Fault fault) {
        faults.add(fault);
    }

    /** The next request with that method takes effect, and its answer is lost. */
    public synchronized void loseAnswer(String method) {
        faults.add(new Fault(method, 0, Map.of()));
    }

    /** Every request is answered so until {@link #mend}. */
    synchronized void spoil(Spoiler how) {
        spoiler = Optional.of(how);
    }

    /** Every request fails until {@link #mend}. */
    synchronized void failAll(int status) {
        down = status;
    }

    synchronized void mend() {
        faults.clear();
        spoiler = Optional.empty();
        down = 0;
    }

    /** Ongoing and future ones. */
    public synchronized List<Held> open() {
        return windows.values().stream()
                .filter(held -> held.end().isAfter(clock.get()))
                .toList();
    }

    synchronized List<String> calls(String method) {
        return calls.stream().filter(call -> call.startsWith(method + " ")).toList();
    }

    synchronized String put(String service, Instant start, Instant end, String description) {
        String id = "PW" + ++made;
        windows.put(id, new Held(id, service, start, end, description));
        return id;
    }

    /** A person removes it there. */
    synchronized void removeByHand(String id) {
        windows.remove(id);
    }

    /** A person writes over its description there. */
    synchronized void describeByHand(String id, String description) {
        windows.computeIfPresent(id, (_, held) -> new Held(id, held.service(), held.start(), held.end(), description));
    }

    /** A person gives it another end there. */
    synchronized void moveByHand(String id, Instant start, Instant end) {
        windows.computeIfPresent(id, (key, held) -> new Held(id, held.service(), start, end, held.description()));
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Answer answer = answer(exchange, new String(body, StandardCharsets.UTF_8));
        if (answer.status() == 0) {
            exchange.close();
            return;
        }
        boolean trickles = answer.missing() > 0;
        if (!trickles) {
            LockSupport.parkNanos(answer.late().toNanos());
        }
        answer.headers().forEach(exchange.getResponseHeaders()::add);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", answer.contentType());
        int length = bytes.length + answer.missing();
        exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
        exchange.getResponseBody().write(bytes);
        for (long second = 0; trickles && second < answer.late().toSeconds(); second++) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
        exchange.close();
    }

    private record Answer(
            int status, String body, Map<String, String> headers, String contentType, int missing, Duration late) {
        Answer(int status, String body) {
            this(status, body, Map.of());
        }

        Answer(int status, String body, Map<String, String> headers) {
            this(status, body, headers, "application/json", 0, Duration.ZERO);
        }
    }

    private synchronized Answer answer(HttpExchange exchange, String body) throws IOException {
        String method = exchange.getRequestMethod();
        URI uri = exchange.getRequestURI();
        calls.add(method + " " + uri);
        if (!"Token token=secret-token".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return error(401, "Unauthorized");
        }
        if (down != 0) {
            return error(down, "as asked");
        }
        @Nullable Fault fault = faults.peek();
        if (fault != null && fault.method().equals(method)) {
            faults.remove();
            if (fault.status() == 0) {
                serve(exchange, method, uri, body);
                return new Answer(0, "");
            }
            Answer refused = error(fault.status(), "as asked");
            return new Answer(refused.status(), refused.body(), fault.headers());
        }
        if (spoiler.isPresent()) {
            Answer right = spoiler.get().takesEffect(method) ? serve(exchange, method, uri, body) : new Answer(200, "");
            return spoiler.get()
                    .spoil(method, right.body())
                    .map(spoilt -> new Answer(
                            spoilt.status(),
                            spoilt.body(),
                            Map.of(),
                            spoilt.contentType(),
                            spoilt.missing(),
                            spoilt.late()))
                    .orElse(right);
        }
        return serve(exchange, method, uri, body);
    }

    private Answer serve(HttpExchange exchange, String method, URI uri, String body) throws IOException {
        String id = uri.getPath().replaceFirst("^/maintenance_windows/?", "");
        return switch (method) {
            case "GET" ->
                id.isEmpty() ? list(uri) : windows.containsKey(id) ? ok(200, windows.get(id)) : error(404, "Not Found");
            case "POST", "PUT" ->
                write(exchange, method, id, JSON.readTree(body).path("maintenance_window"));
            case "DELETE" -> delete(id);
            default -> error(400, "no such call");
        };
    }

    private Answer write(HttpExchange exchange, String method, String id, JsonNode window) {
        if (exchange.getRequestHeaders().getFirst("From") == null) {
            return error(400, "From is missing");
        }
        if (method.equals("PUT") && !windows.containsKey(id)) {
            return error(404, "Not Found");
        }
        Instant now = clock.get().truncatedTo(ChronoUnit.SECONDS);
        Instant start = OffsetDateTime.parse(window.path("start_time").asText()).toInstant();
        Instant end = OffsetDateTime.parse(window.path("end_time").asText()).toInstant();
        String service = window.path("services").path(0).path("id").asText();
        if (!end.isAfter(now) || service.equals("PBAD")) {
            return error(400, "Invalid Input Provided");
        }
        String used = method.equals("PUT") ? id : "PW" + ++made;
        var held = new Held(
                used,
                service,
                start.isBefore(now) ? now : start,
                end,
                window.path("description").asText());
        windows.put(used, held);
        return ok(method.equals("PUT") ? 200 : 201, held);
    }

    private Answer delete(String id) {
        @Nullable Held held = windows.get(id);
        Instant now = clock.get();
        if (held == null) {
            return error(404, "Not Found");
        }
        if (!held.end().isAfter(now)) {
            return error(405, "Already ended");
        }
        if (held.start().isAfter(now)) {
            windows.remove(id);
        } else {
            windows.put(
                    id,
                    new Held(
                            id, held.service(), held.start(), now.truncatedTo(ChronoUnit.SECONDS), held.description()));
        }
        return new Answer(204, "");
    }

    private Answer list(URI uri) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : uri.getRawQuery().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        if ("PBAD".equals(query.get("service_ids[]"))) {
            return error(400, "Invalid Input Provided");
        }
        List<Held> all = open().stream()
                .filter(held -> held.service().equals(query.get("service_ids[]")))
                .toList();
        int offset = Integer.parseInt(query.getOrDefault("offset", "0"));
        int limit = Integer.parseInt(query.getOrDefault("limit", "25"));
        List<Held> page = all.stream().skip(offset).limit(limit).toList();
        ObjectNode answer = JSON.createObjectNode();
        var items = answer.putArray("maintenance_windows");
        page.forEach(held -> items.add(json(held)));
        answer.put("limit", limit).put("offset", offset).put("more", offset + page.size() < all.size());
        return new Answer(200, answer.toString());
    }

    private static Answer ok(int status, Held held) {
        ObjectNode answer = JSON.createObjectNode();
        answer.set("maintenance_window", json(held));
        return new Answer(status, answer.toString());
    }

    private static ObjectNode json(Held held) {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", held.id()).put("type", "maintenance_window").put("sequence_number", 7);
        node.put(
                "start_time",
                held.start().atOffset(java.time.ZoneOffset.ofHours(-5)).toString());
        node.put("end_time", held.end().truncatedTo(ChronoUnit.SECONDS).toString());
        node.put("description", held.description());
        node.putArray("services").addObject().put("id", held.service()).put("type", "service_reference");
        return node;
    }

    private static Answer error(int status, String message) {
        ObjectNode answer = JSON.createObjectNode();
        answer.putObject("error")
                .put("code", 2001)
                .put("message", message)
                .putArray("errors")
                .add("Service not found");
        return new Answer(status, answer.toString());
    }
}
