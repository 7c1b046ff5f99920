package gov.va.mobile.watch.access;

import static gov.va.mobile.watch.support.TestTokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import gov.va.mobile.watch.platform.Problem;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RequestLimitsTest {
    @Inject
    RequestLimits limits;

    @Inject
    LimitSettings settings;

    @Inject
    TestClock clock;

    @AfterEach
    void aMinuteLater() {
        clock.advance(Duration.ofMinutes(1));
        assertThat(limits.allows("viewer", true)).isTrue();
        clock.reset();
    }

    @Test
    void whoAsksForTooMuchWaitsAMinuteAndNobodyElseDoes() {
        for (int i = 0; i < settings.writesPerMinute(); i++) {
            limits.allows("viewer", true);
        }
        as("viewer")
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/incidents")
                .then()
                .statusCode(429)
                .contentType(Problem.MEDIA_TYPE)
                .header("Retry-After", "60")
                .body("detail", containsString("writes within a minute"));
        as("viewer").get("/api/v1/incidents").then().statusCode(200);
        as("responder")
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/incidents")
                .then()
                .statusCode(400);
        clock.advance(Duration.ofMinutes(1));
        as("viewer")
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/incidents")
                .then()
                .statusCode(403);
    }
}
