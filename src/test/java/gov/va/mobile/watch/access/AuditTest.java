package gov.va.mobile.watch.access;

import static gov.va.mobile.watch.support.TestTokens.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import gov.va.mobile.watch.support.OwnerDatabase;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AuditTest {
    @Inject
    Audit audit;

    @Inject
    TestClock clock;

    private final String actor = "pat-" + UUID.randomUUID();

    @AfterEach
    void reset() {
        clock.reset();
    }

    @Test
    void aChangeIsKeptWithBeforeAndAfter() {
        record("window.confirm", Map.of("status", "proposed"), Map.of("status", "confirmed"));
        list("actor=" + actor)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("nextCursor", nullValue())
                .body("items[0].at", matchesPattern(".*Z"))
                .body("items[0].role", equalTo("approver"))
                .body("items[0].action", equalTo("window.confirm"))
                .body("items[0].target", equalTo("thing/1"))
                .body("items[0].outcome", equalTo("done"))
                .body("items[0].before.status", equalTo("proposed"))
                .body("items[0].after.status", equalTo("confirmed"));
    }

    @Test
    void itIsPagedAndFiltered() {
        for (int i = 0; i < 5; i++) {
            record("step." + i, null, null);
        }
        List<String> seen = new ArrayList<>();
        @Nullable String cursor = "";
        while (cursor != null) {
            JsonPath page = list("actor=" + actor + "&limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .jsonPath();
            seen.addAll(page.getList("items.action"));
            cursor = page.getString("nextCursor");
            record("later", null, null);
        }
        assertThat(seen).containsExactly("step.4", "step.3", "step.2", "step.1", "step.0");
        list("actor=" + actor + "&action=step.3").then().body("items.action", contains("step.3"));
        list("actor=" + actor + "&target=thing/1&outcome=done&limit=1").then().body("items", hasSize(1));
        list("actor=" + actor + "&target=thing/2").then().body("items", hasSize(0));
        list("actor=" + actor + "&outcome=denied").then().body("items", hasSize(0));
        list("actor=" + actor + "&to=2000-01-01T00:00:00Z").then().body("items", hasSize(0));
        list("actor=" + actor + "&from=2000-01-01T00:00:00Z&limit=1").then().body("items", hasSize(1));
        list("outcome=perhaps&from=noon").then().statusCode(400).body("errors.field", contains("outcome", "from"));
        list("limit=0").then().statusCode(400).body("errors.field", contains("limit"));
        list("actr=x").then().statusCode(400).body("errors.field", contains("actr"));
    }

    @Test
    void itIsPartOfTheChange() {
        assertThatThrownBy(
                        () -> audit.record(new Actor(actor, Role.ADMIN), "a", "b", Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    audit.record(new Actor(actor, Role.ADMIN), "a", "b", Optional.empty(), Optional.empty());
                    throw new IllegalArgumentException("the change fails");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        list("actor=" + actor).then().body("items", hasSize(0));
    }

    @Test
    void deniedTriesAreKeptToo() {
        clock.advance(Duration.ofMinutes(2)); // other tests may have used up this minute's allowance
        String path = "/api/v1/probe/made";
        given().contentType(ContentType.JSON)
                .body("{}")
                .post(path + "/" + actor)
                .then()
                .statusCode(401);
        as("viewer").contentType(ContentType.JSON).body("{}").post(path).then().statusCode(403);
        await().untilAsserted(() -> assertThat(list("actor=nobody&action=POST")
                        .jsonPath()
                        .getList("items.findAll { it.outcome == 'denied' && it.role == null }.target"))
                .contains(path + "/" + actor));
        await().untilAsserted(() -> assertThat(list("actor=viewer&action=POST")
                        .jsonPath()
                        .getList("items.findAll { it.outcome == 'denied' && it.role == 'viewer' }.target"))
                .contains(path));
    }

    /** What the service's own role may not do: DatabaseRoleTest. */
    @ParameterizedTest
    @ValueSource(strings = {"UPDATE audit SET actor = 'x'", "DELETE FROM audit", "TRUNCATE audit"})
    void notEvenTheOwnerChangesOrTakesAway(String sql) {
        record("kept", null, null);
        assertThatThrownBy(() -> OwnerDatabase.execute(sql))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("append-only");
    }

    private void record(String action, @Nullable Object before, @Nullable Object after) {
        QuarkusTransaction.requiringNew()
                .run(() -> audit.record(
                        new Actor(actor, Role.APPROVER),
                        action,
                        "thing/1",
                        Optional.ofNullable(before),
                        Optional.ofNullable(after)));
    }

    private static Response list(String query) {
        return as("admin").get("/api/v1/audit?" + query);
    }
}
