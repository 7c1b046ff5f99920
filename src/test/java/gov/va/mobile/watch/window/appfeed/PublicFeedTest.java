package gov.va.mobile.watch.window.appfeed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import gov.va.mobile.watch.platform.EgressProxy;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.window.appfeed.PublicFeed.Entry;
import gov.va.mobile.watch.window.appfeed.PublicFeed.Reading;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PublicFeedTest {
    private static final String FEED = """
            {"data":[{"type":"maintenance_window","attributes":{"service":"claims","startTime":"2026-11-24T15:00:00.000Z","endTime":"2026-11-24T16:00:00.000Z"}}]}""";

    @Test
    void isReadThroughTheProxyWhereOneIsSet() throws IOException {
        List<String> asked = new ArrayList<>();
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            byte[] body = FEED.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        proxy.start();
        try {
            var feed = new PublicFeed(
                    Optional.of(URI.create("http://feed.invalid/windows")),
                    EgressProxy.of("http://127.0.0.1:" + proxy.getAddress().getPort()));
            assertThat(feed.read())
                    .isEqualTo(new Reading.Shows(List.of(new Entry(
                            "claims", Instant.parse("2026-11-24T15:00:00Z"), Instant.parse("2026-11-24T16:00:00Z")))));
            assertThat(asked).hasSize(1).first().asString().startsWith("http://feed.invalid/windows");
        } finally {
            proxy.stop(0);
        }
    }
}
