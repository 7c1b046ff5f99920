package gov.va.mobile.watch.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Answers what the page reads and writes, from a scene; the session, who is signed in, and the page itself are the real ones. */
final class StubbedService {
    private final ObjectMapper json;
    private final List<Request> writes = new CopyOnWriteArrayList<>();
    private final Map<String, FulfillOptions> answers = new HashMap<>();
    private volatile Overview.Composed shown;
    private volatile int down;

    StubbedService(ObjectMapper json, Scene scene) {
        this.json = json;
        this.shown = Overview.of(scene.facts());
    }

    void serve(BrowserContext context) {
        context.route("**/api/v1/health", this::health);
        context.route("**/api/v1/events", route -> route.fulfill(new FulfillOptions().setStatus(503)));
        context.route("**/api/v1/upstreams/*", route -> {
            String path = route.request().url();
            fulfill(route, withBothScopes(shown.upstreams().get(path.substring(path.lastIndexOf('/') + 1))));
        });
        context.route("**/api/v1/maintenance-windows/**", this::other);
        context.route("**/api/v1/incidents/**", this::other);
    }

    /** Whatever PagerDuty services the map names. */
    private JsonNode withBothScopes(@Nullable UpstreamDetail upstream) {
        ObjectNode answer = json.valueToTree(upstream);
        answer.putArray("scopes").add("mobile").add("shared");
        return answer;
    }

    /** From now on the scene is another. */
    void show(Scene scene) {
        shown = Overview.of(scene.facts());
    }

    /** From now on reading is answered with that error. */
    void fail(int status) {
        down = status;
    }

    /** Requests whose path ends so are answered so. */
    void answer(String ending, int status, Object body) {
        answers.put(
                ending,
                new FulfillOptions()
                        .setStatus(status)
                        .setContentType(status < 400 ? "application/json" : "application/problem+json")
                        .setBody(write(body)));
    }

    /** What was written, in order. */
    List<Request> writes() {
        return writes;
    }

    private void health(Route route) {
        if (down != 0) {
            route.fulfill(new FulfillOptions().setStatus(down).setBody("{}"));
            return;
        }
        Snapshot snapshot = Snapshot.of(shown, json);
        boolean same = snapshot.etag().equals(route.request().headers().get("if-none-match"));
        var answer = new FulfillOptions()
                .setStatus(same ? 304 : 200)
                .setContentType("application/json")
                .setHeaders(Map.of("ETag", snapshot.etag()));
        route.fulfill(same ? answer : answer.setBodyBytes(snapshot.body().getBytes()));
    }

    private void other(Route route) {
        if (!route.request().method().equals("GET")) {
            writes.add(route.request());
        }
        String url = route.request().url();
        answers.entrySet().stream()
                .filter(answer -> url.endsWith(answer.getKey()))
                .findFirst()
                .ifPresentOrElse(
                        answer -> route.fulfill(answer.getValue()),
                        () -> route.fulfill(new FulfillOptions().setStatus(404).setBody("{}")));
    }

    private void fulfill(Route route, JsonNode body) {
        route.fulfill(new FulfillOptions()
                .setStatus(200)
                .setContentType("application/json")
                .setBody(write(body)));
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
