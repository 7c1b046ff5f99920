package gov.va.mobile.watch.window;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The app's public feed, showing what a test says. */
final class FakeAppFeed {
    static final FakeAppFeed ONE = new FakeAppFeed();

    private final List<String> entries = new ArrayList<>();
    private final HttpServer server;
    private int status = 200;

    private FakeAppFeed() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        server.createContext("/", exchange -> {
            byte[] body = body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/mobile/v0/maintenance_windows");
    }

    synchronized void reset() {
        entries.clear();
        status = 200;
    }

    synchronized void fail(int with) {
        status = with;
    }

    synchronized void show(String feature, Instant start, Instant end) {
        entries.add("{\"id\":\"x\",\"type\":\"maintenance_window\",\"attributes\":{\"service\":\"" + feature
                + "\",\"startTime\":\"" + start + "\",\"endTime\":\"" + end + "\"}}");
    }

    private synchronized int status() {
        return status;
    }

    private synchronized String body() {
        return "{\"data\":[" + String.join(",", entries) + "]}";
    }
}
