package gov.va.mobile.watch.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.platform.Problem;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every route of every room, asked by everybody: who may is not refused, who may not is, and the OpenAPI document says the same. A resource of a new room is
 * covered by being there. Bodies are sent that no resource takes, so that nothing happens.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AccessMatrixTest {
    private static final String NO_BODY_OF_OURS = "{\"%\":0}";

    /** Endless, so that a client that waits for its end would wait for ever; who may read them is tested with them. */
    private static final Set<String> STREAMS = Set.of("/api/v1/events");

    @Test
    void everyRouteAnswersEverybodyAsItsAnnotationSays() {
        List<Route> routes = Route.all();
        assertThat(routes).hasSizeGreaterThan(5);
        var softly = new SoftAssertions();
        for (Route route : routes) {
            softly.assertThat(route.closed()).as("%s says who may", route).isFalse();
            if (route.role().isPresent()) {
                refused(softly, route, "nobody", given(), 401);
                refused(softly, route, "a forged token", given().header("Authorization", "Bearer forged"), 401);
                refused(softly, route, "a forged JWT", given().header("Authorization", "Bearer e30.e30.x"), 401);
                refused(softly, route, "a forged session", given().cookie("__Host-watch", "forged"), 401);
                for (Role role : Role.values()) {
                    if (role.included().contains(route.role().get())) {
                        allowed(softly, route, role.code(), TestTokens.as(role.code()));
                    } else {
                        refused(softly, route, role.code(), TestTokens.as(role.code()), 403);
                    }
                }
            } else if (!route.path().startsWith("/slack/")) { // those want a signature, see below
                allowed(softly, route, "nobody", given());
            }
        }
        softly.assertAll();
    }

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

    private static void refused(
            SoftAssertions softly, Route route, String who, RequestSpecification caller, int status) {
        Response answer = send(route, caller);
        softly.assertThat(answer.statusCode()).as("%s by %s", route, who).isEqualTo(status);
        softly.assertThat(answer.contentType()).as("%s by %s", route, who).startsWith(Problem.MEDIA_TYPE);
    }

    private static void allowed(SoftAssertions softly, Route route, String who, RequestSpecification caller) {
        if (STREAMS.contains(route.path())) {
            return;
        }
        int status = send(route, caller).statusCode();
        softly.assertThat(new ArrayList<>(List.of(401, 403)))
                .as("%s by %s", route, who)
                .doesNotContain(status);
        softly.assertThat(status).as("%s by %s", route, who).isLessThan(500);
    }

    private static Response send(Route route, RequestSpecification caller) {
        boolean writes = !Set.of("GET", "HEAD", "DELETE").contains(route.method());
        RequestSpecification request =
                writes ? caller.contentType(route.consumes()).body(NO_BODY_OF_OURS) : caller;
        return request.redirects().follow(false).request(route.method(), route.address());
    }
}
