package gov.va.mobile.watch.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import gov.va.mobile.watch.support.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class NotificationResourceTest {
    private static final String PATH = "/api/v1/notifications";

    @Inject
    OutboxRows rows;

    @BeforeEach
    @AfterEach
    void clear() {
        rows.clear();
    }

    @Test
    void showsWhatIsToldAndWhatNotAndWhy() {
        UUID incident = UUID.randomUUID();
        rows.add(Destination.ALERTS, NotificationKind.INCIDENT_OPENED, "down", incident);
        rows.add(
                Ruling.suppressed(Destination.TEAM, NotificationKind.INCIDENT_REPORTED, "no webhook"),
                "reported",
                incident);
        viewer().get(PATH)
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("nextCursor", nullValue())
                .body("items[0].destination", equalTo("team"))
                .body("items[0].kind", equalTo("incidentReported"))
                .body("items[0].decision", equalTo("suppressed"))
                .body("items[0].reason", equalTo("no webhook"))
                .body("items[0].state", nullValue())
                .body("items[1].id", notNullValue())
                .body("items[1].incidentId", equalTo(incident.toString()))
                .body("items[1].windowId", nullValue())
                .body("items[1].text", equalTo("down"))
                .body("items[1].decision", equalTo("send"))
                .body("items[1].state", equalTo("pending"))
                .body("items[1].attempts", equalTo(0))
                .body("items[1].lastError", nullValue())
                .body("items[1].createdAt", notNullValue())
                .body("items[1].sentAt", nullValue())
                .body("destinations.name", equalTo(List.of("alerts", "team", "oncall", "drill")))
                .body("destinations[0].state", equalTo("unset"));
        viewer().get(PATH + "?decision=suppressed").then().body("items.text", equalTo(List.of("reported")));
        viewer().get(PATH + "?state=pending").then().body("items.text", equalTo(List.of("down")));
        viewer().get(PATH + "?state=sent").then().body("items", hasSize(0));
        add("about another");
        viewer().get(PATH + "?incident=" + incident).then().body("items.text", equalTo(List.of("reported", "down")));
        viewer().get(PATH + "?destination=alerts&incident=" + incident)
                .then()
                .body("items.text", equalTo(List.of("down")));
        viewer().get(PATH + "?incident=" + UUID.randomUUID()).then().body("items", hasSize(0));
    }

    @Test
    void pagesStayPutWhileRowsAreAdded() {
        List<String> expected = new ArrayList<>(IntStream.rangeClosed(1, 7)
                .mapToObj(i -> "message " + i)
                .peek(this::add)
                .toList()
                .reversed());
        List<String> seen = new ArrayList<>();
        JsonPath page = viewer().get(PATH + "?limit=3").jsonPath();
        while (true) {
            seen.addAll(page.getList("items.text"));
            String cursor = page.getString("nextCursor");
            if (cursor == null) {
                break;
            }
            add("added meanwhile");
            page = viewer().get(PATH + "?limit=3&cursor=" + cursor).jsonPath();
        }
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void refusesWordsThatItDoesNotKnow() {
        viewer().get(PATH + "?state=gone")
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("state"))
                .body("errors[0].message", equalTo("found gone, expected one of pending, sent, failed"));
        viewer().get(PATH + "?decision=Send").then().statusCode(400).body("errors.field", hasItems("decision"));
        viewer().get(PATH + "?destination=nowhere")
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("destination"));
        viewer().get(PATH + "?incident=12&state=gone")
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("incident", "state"));
        viewer().get(PATH + "?limit=0").then().statusCode(400).body("errors.field", hasItems("limit"));
        viewer().get(PATH + "?cursor=x").then().statusCode(400).body("errors.field", hasItems("cursor"));
    }

    @Test
    void anEmptyFilterIsNone() {
        add("message");
        viewer().get(PATH + "?state=&decision=&incident=&destination=")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }

    @Test
    void needsAToken() {
        given().get(PATH).then().statusCode(401);
    }

    private void add(String text) {
        rows.add(Destination.ALERTS, NotificationKind.INCIDENT_OPENED, text, UUID.randomUUID());
    }

    private static RequestSpecification viewer() {
        return given().header("Authorization", "Bearer viewer-token");
    }
}
