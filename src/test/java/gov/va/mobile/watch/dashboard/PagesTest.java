package gov.va.mobile.watch.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page has a path of its own, which answers without a token, and no other path does. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PagesTest {
    private static final Pattern ROUTE = Pattern.compile("path: '([^']+)'");

    @Test
    void everyPageIsTheOneDocument() {
        for (String path : Pages.PATHS) {
            given().get(path.replace(":id", "3f2a-b_c"))
                    .then()
                    .statusCode(200)
                    .contentType("text/html")
                    .header("Cache-Control", "no-cache")
                    .header("Content-Security-Policy", containsString("script-src 'self';"))
                    .body(containsString("<main id=\"main\""));
        }
    }

    @Test
    void theScriptKnowsNoPageThatIsNotServed() {
        String routes = given().get("/assets/routes.js")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        List<String> known = new ArrayList<>(
                ROUTE.matcher(routes).results().map(found -> found.group(1)).toList());
        assertThat(known).startsWith("/");
        known.remove("/");
        assertThat(Pages.PATHS).containsAll(known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/upstreams", "/incidents/1/2", "/services-map/1", "/reports/1", "/incident", "/pages"})
    void anotherPathIsNoPage(String path) {
        assertThat(given().get(path).statusCode()).isIn(401, 404);
        TestTokens.as("viewer").get(path).then().statusCode(404);
    }

    @Test
    void aPageIsOnlyRead() {
        assertThat(given().post("/incidents").statusCode()).isIn(401, 404, 405);
    }
}
