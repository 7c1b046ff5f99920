package gov.va.mobile.watch.notification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import gov.va.mobile.watch.platform.Coded;
import gov.va.mobile.watch.support.ApiContract;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestTokens;
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
    void listsThemAll() {
        String answer = TestTokens.as("viewer")
                .get("/api/v1/channels")
                .then()
                .statusCode(200)
                .body("items.name", equalTo(Coded.codes(Destination.class)))
                .body("items.find { it.name == 'oncall' }.kind", equalTo("slack"))
                .body("items.find { it.name == 'oncall' }.configured", equalTo(false))
                .body("items.find { it.name == 'oncall' }.state", equalTo("unset"))
                .body("items.find { it.name == 'oncall' }.waiting", equalTo(0))
                .extract()
                .asString();
        ApiContract.fits("PageChannelView", answer);
        given().get("/api/v1/channels").then().statusCode(401);
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
