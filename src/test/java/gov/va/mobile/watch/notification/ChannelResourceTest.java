package gov.va.mobile.watch.notification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import gov.va.mobile.watch.support.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ChannelResourceTest {
    @Test
    void saysThatNoWebhookIsSet() {
        given().header("Authorization", "Bearer admin-token")
                .post("/api/v1/channels/oncall/test")
                .then()
                .statusCode(200)
                .body("channel", equalTo("oncall"))
                .body("delivered", equalTo(false))
                .body("answer", equalTo("no webhook set for #oncall (WATCH_SLACK_ONCALL_WEBHOOK)"));
    }

    @Test
    void knowsItsChannels() {
        given().header("Authorization", "Bearer admin-token")
                .post("/api/v1/channels/general/test")
                .then()
                .statusCode(404);
    }

    @Test
    void isForAdmins() {
        given().post("/api/v1/channels/oncall/test").then().statusCode(401);
        for (String token : new String[] {"viewer-token", "responder-token", "approver-token"}) {
            given().header("Authorization", "Bearer " + token)
                    .post("/api/v1/channels/oncall/test")
                    .then()
                    .statusCode(403);
        }
    }
}
