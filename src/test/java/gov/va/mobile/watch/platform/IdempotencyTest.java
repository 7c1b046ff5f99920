package gov.va.mobile.watch.platform;

import static gov.va.mobile.watch.support.TestTokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class IdempotencyTest {
    private static final String NAMED = "{\"name\":\"a\"}";

    @Inject
    TestClock clock;

    @Inject
    IdempotencyStore store;

    private String key = "";

    @BeforeEach
    void begin() {
        key = UUID.randomUUID().toString();
        ProbeResource.MADE.set(0);
    }

    @AfterEach
    void end() {
        clock.reset();
    }

    @Test
    void theSameKeyAndBodyGetTheStoredAnswer() {
        Response first = make("responder", key, NAMED);
        Response second = make("responder", key, NAMED);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString()).contains("\"size\":1");
        for (String header : List.of("Location", "ETag", "Content-Type")) {
            assertThat(second.header(header)).isNotNull().isEqualTo(first.header(header));
        }
        assertThat(ProbeResource.MADE).hasValue(1);
    }

    @Test
    void anotherBodyIs422() {
        make("responder", key, NAMED);
        make("responder", key, "{\"name\":\"b\"}")
                .then()
                .statusCode(422)
                .contentType(Problem.MEDIA_TYPE)
                .body("title", equalTo("Unprocessable Content"));
        assertThat(ProbeResource.MADE).hasValue(1);
    }

    @Test
    void fiftyAtOnceHaveOneEffect() throws Exception {
        Callable<Response> call = () -> make("responder", key, NAMED);
        var bodies = new HashSet<String>();
        try (var threads = Executors.newFixedThreadPool(50)) {
            for (var answer : threads.invokeAll(Collections.nCopies(50, call))) {
                assertThat(answer.get().statusCode()).isEqualTo(201);
                bodies.add(answer.get().asString());
            }
        }
        assertThat(ProbeResource.MADE).hasValue(1);
        assertThat(bodies).hasSize(1);
    }

    @Test
    void aKeyIsOfOneCallerAndOfOneDay() {
        make("responder", key, NAMED);
        make("approver", key, NAMED);
        assertThat(ProbeResource.MADE).hasValue(2);
        clock.advance(IdempotencyStore.KEPT.minusSeconds(60));
        store.purge();
        make("responder", key, NAMED);
        assertThat(ProbeResource.MADE).hasValue(2);
        clock.advance(Duration.ofSeconds(61));
        make("responder", key, NAMED);
        assertThat(ProbeResource.MADE).hasValue(3);
        store.purge();
        make("responder", key, NAMED);
        assertThat(ProbeResource.MADE).hasValue(3);
    }

    @Test
    void whatWasRefusedIsNotStored() {
        make("responder", key, "{}").then().statusCode(400).body("errors.field", contains("name"));
        make("responder", key, "{").then().statusCode(400);
        make("responder", key, NAMED).then().statusCode(201);
    }

    @Test
    void keysOfAnotherFormAreRefused() {
        for (String bad : List.of("", "a b", "a".repeat(256), "ä")) {
            make("responder", bad, NAMED).then().statusCode(400).body("errors.field", contains("Idempotency-Key"));
        }
        assertThat(ProbeResource.MADE).hasValue(0);
    }

    @Test
    void withoutAKeyEveryCallCounts() {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            statuses.add(as("responder")
                    .contentType(ContentType.JSON)
                    .body(NAMED)
                    .post("/api/v1/probe/made")
                    .statusCode());
        }
        assertThat(statuses).containsExactly(201, 201);
        assertThat(ProbeResource.MADE).hasValue(2);
    }

    private static Response make(String role, String key, String body) {
        return as(role).contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/probe/made");
    }
}
