package gov.va.mobile.watch.check;

import static gov.va.mobile.watch.check.CheckFixture.http;
import static gov.va.mobile.watch.check.CheckResults.assertPass;
import static gov.va.mobile.watch.support.FaultServer.http;
import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.support.FaultServer;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestMaps;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checker as the container makes it: on Quarkus's event loops, with our version as user agent. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ChecksInQuarkusTest {
    @Inject
    Checks checker;

    @Inject
    CurrentMap map;

    @Test
    void asks() {
        ServicesMap before = map.get();
        map.set(TestMaps.map(List.of(TestMaps.upstream("bgs")), List.of()));
        try (var server = FaultServer.plain()) {
            server.on("/", http("200 OK", "application/json", "{\"status\":\"UP\"}"));
            assertPass(checker.run(http("http://localhost:" + server.port() + "/")
                    .json("$.status", "UP")
                    .check()));
            assertThat(server.requests().getFirst().headers().get("User-Agent")).matches("UpstreamWatch/\\d.*");
        } finally {
            map.set(before);
        }
    }
}
