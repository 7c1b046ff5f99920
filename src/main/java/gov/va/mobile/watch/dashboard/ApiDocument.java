package gov.va.mobile.watch.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gov.va.mobile.watch.platform.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The API as it describes itself (api.md), for viewers: the file {@code openapi.yaml}, as YAML or as JSON. It is made of our classes while the tests run, and one of them holds the file to
 * that, so that no start has to put it together and no change of the API goes unread.
 */
@ApplicationScoped
class ApiDocument {
    private static final String PATH = "/q/openapi";
    private static final String YAML = "application/yaml";
    private static final String JSON = "application/json";

    /** After access was decided, which has negative orders, and before what answers 404. */
    private static final int ORDER = 1;

    private final ObjectMapper json;

    ApiDocument(ObjectMapper json) {
        this.json = json;
    }

    void install(@Observes Router router) {
        router.route(PATH)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(ORDER)
                .blockingHandler(this::answer, false);
    }

    private void answer(RoutingContext request) {
        boolean asJson = wantsJson(request);
        String yaml = yaml();
        Future<Void> _ = request.response()
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .putHeader(HttpHeaders.CONTENT_TYPE, (asJson ? JSON : YAML) + ";charset=UTF-8")
                .end(asJson ? json(yaml) : yaml);
    }

    private static boolean wantsJson(RoutingContext request) {
        List<String> format = request.queryParam("format");
        if (format.isEmpty()) {
            return request.request().headers().getAll(HttpHeaders.ACCEPT).stream()
                    .anyMatch(types -> types.contains(JSON));
        }
        return switch (format.getFirst().toLowerCase(Locale.ROOT)) {
            case "json" -> true;
            case "yaml" -> false;
            default ->
                throw ProblemException.badField("format", "found " + format.getFirst() + ", expected json or yaml");
        };
    }

    private static String yaml() {
        try (InputStream file = Objects.requireNonNull(ApiDocument.class.getResourceAsStream("/openapi.yaml"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private String json(String yaml) {
        try {
            return json.writeValueAsString(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
