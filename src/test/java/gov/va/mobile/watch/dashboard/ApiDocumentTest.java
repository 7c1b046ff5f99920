package gov.va.mobile.watch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import gov.va.mobile.watch.support.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;

/** The document is the classes' own (api.md: it is true), in both forms. */
@QuarkusTest
class ApiDocumentTest {
    private static final Path FILE = Path.of("src/main/resources/openapi.yaml");
    private static final Path MADE = Path.of("target/openapi.yaml");

    private static Yaml yaml() {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setWidth(160);
        return new Yaml(new SafeConstructor(new LoaderOptions()), new Representer(options), options);
    }

    /** What the classes say now, in one order whatever the order in which they were looked through. */
    private static Map<String, Object> made() {
        Map<String, Object> document = new LinkedHashMap<>(TestTokens.as("viewer")
                .get("/q/openapi/made?format=json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap(""));
        document.computeIfPresent("paths", (_, paths) -> new TreeMap<>((Map<?, ?>) paths));
        document.computeIfPresent("components", (_, components) -> {
            var sorted = new TreeMap<Object, Object>((Map<?, ?>) components);
            sorted.replaceAll((_, all) -> new TreeMap<>((Map<?, ?>) all));
            return sorted;
        });
        document.computeIfPresent("tags", (_, tags) -> {
            var sorted = new ArrayList<Object>((List<?>) tags);
            sorted.sort((one, other) -> one.toString().compareTo(other.toString()));
            return sorted;
        });
        return document;
    }

    @Test
    void itIsWhatTheClassesSay() throws IOException {
        Map<String, Object> made = made();
        Files.writeString(MADE, yaml().dump(made));
        assertThat(Files.exists(FILE) ? yaml().<Map<String, Object>>load(Files.readString(FILE)) : Map.of())
                .as("the API changed: read the difference of %s and %s, and take the former over", MADE, FILE)
                .isEqualTo(made);
    }

    @Test
    void itComesAsYamlOrJson() {
        String title = "info:\n  title: Upstream Watch\n";
        assertThat(TestTokens.as("viewer")
                        .get("/q/openapi")
                        .then()
                        .statusCode(200)
                        .contentType(startsWith("application/yaml"))
                        .extract()
                        .asString())
                .contains(title);
        TestTokens.as("viewer")
                .accept("application/json, */*;q=0.1")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("info.title", equalTo("Upstream Watch"));
        TestTokens.as("viewer")
                .get("/q/openapi?format=JSON")
                .then()
                .contentType("application/json")
                .body("info.title", equalTo("Upstream Watch"));
        TestTokens.as("viewer")
                .accept("text/html")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/yaml"));
        TestTokens.as("viewer")
                .accept("application/json")
                .get("/q/openapi?format=yaml")
                .then()
                .contentType(startsWith("application/yaml"));
        TestTokens.as("viewer")
                .get("/q/openapi?format=xml")
                .then()
                .statusCode(400)
                .body("errors[0].message", equalTo("found xml, expected json or yaml"));
    }
}
