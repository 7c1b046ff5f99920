package gov.va.mobile.watch.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.platform.Problem;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The OpenAPI document says of every route of every room who may, as its annotation does; {@link AccessWalkTest} asks them all. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AccessMatrixTest {
    @Test
    void theDocumentSaysTheSame() {
        JsonPath document = document();
        Map<String, Map<String, Map<String, Object>>> paths = document.getMap("paths");
        var softly = new SoftAssertions();
        for (Route route : Route.all()) {
            @Nullable
            Map<String, Map<String, Object>> item = paths.get(route.path().replaceAll("\\{([^:}]*):[^}]*}", "{$1}"));
            if (route.path().startsWith("/api/v1/probe")) {
                continue; // of tests, and hidden
            }
            softly.assertThat(item).as("%s is documented", route).isNotNull();
            if (item == null) {
                continue;
            }
            Map<String, Object> operation = item.get(route.method().toLowerCase(java.util.Locale.ROOT));
            softly.assertThat(operation).as("%s is documented", route).isNotNull();
            if (operation == null) {
                continue;
            }
            softly.assertThat(operation.containsKey("security"))
                    .as("security of %s", route)
                    .isEqualTo(route.role().isPresent());
            @Nullable Object responses = operation.get("responses");
            softly.assertThat(responses).as("responses of %s", route).isInstanceOf(Map.class);
            if (responses instanceof Map<?, ?> byStatus) {
                byStatus.forEach((status, response) -> {
                    if (String.valueOf(status).matches("[45]..")
                            && !route.path().startsWith("/links/")) { // those are pages
                        softly.assertThat(String.valueOf(response))
                                .as("answer %s of %s", status, route)
                                .contains("application/problem+json", "#/components/schemas/Problem");
                    }
                });
            }
            if (responses instanceof Map<?, ?> byStatus && route.role().isPresent()) {
                softly.assertThat(byStatus.keySet().contains("401")
                                && byStatus.keySet().contains("403"))
                        .as("refusals of %s", route)
                        .isTrue();
            }
        }
        softly.assertAll();
    }

    @Test
    void slackIsClosedWhileNoSigningSecretIsSet() {
        for (String path : List.of("/slack/interactions", "/slack/commands")) {
            given().formParam("payload", "{}").post(path).then().statusCode(401).contentType(Problem.MEDIA_TYPE);
        }
    }

    @Test
    void theDocumentIsForViewers() {
        given().get("/q/openapi").then().statusCode(401).contentType(Problem.MEDIA_TYPE);
        given().get("/q/swagger-ui/").then().statusCode(401);
        TestTokens.as("viewer").get("/q/swagger-ui/").then().statusCode(200);
        JsonPath document = document();
        assertThat(document.getString("info.title")).isEqualTo("Upstream Watch");
        assertThat(document.getString("components.securitySchemes.bearer.scheme"))
                .isEqualTo("bearer");
        assertThat(document.getList("components.schemas.Problem.required"))
                .contains("type", "title", "status", "detail");
        assertThat(document.getList("components.schemas.PageAuditItem.required"))
                .containsExactly("items");
        assertThat(document.getList("components.schemas.PageAuditItem.properties.nextCursor.type"))
                .containsExactlyInAnyOrder("string", "null");
        assertThat(document.getList("components.schemas.AuditItem.required"))
                .containsExactlyInAnyOrder("at", "actor", "action", "target", "outcome");
        assertThat(document.getList("components.schemas.Role.enum"))
                .isEqualTo(List.of("viewer", "responder", "approver", "admin"));
    }

    private static JsonPath document() {
        return TestTokens.as("viewer")
                .accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
