package gov.va.mobile.watch.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import gov.va.mobile.watch.platform.Problem;
import gov.va.mobile.watch.support.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every way in, asked by everybody: who may is not refused, who may not is. The ways in are the methods of all resources, the paths of the OpenAPI document and the
 * routes beside them, so one that is new is walked by being there. Bodies are sent that no resource takes, so that nothing happens.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ProviderProfile.class)
class AccessWalkTest {
    private static final String NO_BODY_OF_OURS = "{\"%\":0}";

    /** Endless, so that a client that waits for its end would wait for ever; who may read them is tested with them. */
    private static final Set<String> STREAMS = Set.of("/api/v1/events");

    /** What is open to all, beside the resources that say so themselves: docs/access.md. */
    private static final Pattern PUBLIC =
            Pattern.compile("/(features|incidents|maintenance-windows|plays|upstreams|webjars|slack|links|assets)(/.*)?"
                    + "|/(services-map|notifications|audit|reports|session|favicon.ico|favicon.svg|index.html)"
                    + "|/api/v1/(public|app/maintenance-windows)|/(mobile/)?v0/(maintenance_windows|backend_statuses)");

    private static final int AT_ONCE = 4;

    private static final List<Caller> WITHOUT_ROLE = List.of(
            Caller.bearer("a person without a role", token()),
            Caller.bearer("a person with a role of another service", token("administrator", "push")),
            Caller.bearer(
                    "a person with a role in another claim",
                    ProviderProfile.KEY.sign(FakeProvider.claims()
                            .groups("admin")
                            .claim("roles", List.of("admin"))
                            .claim("roleMappings", Map.of("none", "admin")))));

    private static final Map<Role, List<Caller>> HOLDERS =
            Stream.of(Role.values()).collect(Collectors.toMap(Function.identity(), AccessWalkTest::holders));

    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Router router;

    AccessWalkTest(Router router) {
        this.router = router;
    }

    /** Who asks, by the header that says so. */
    private record Caller(String who, String header, String value) {
        static Caller bearer(String who, String token) {
            return new Caller(who, "Authorization", "Bearer " + token);
        }
    }

    @Test
    void everyRouteAnswersEverybodyAsItsAnnotationSays() {
        List<Route> routes = Route.all();
        assertThat(routes).hasSizeGreaterThan(50);
        List<Caller> strangers = strangers();
        try (ExecutorService askers = Executors.newFixedThreadPool(AT_ONCE)) {
            routes.forEach(route -> askers.execute(() -> walk(route, strangers)));
        }
        assertThat(wrong).isEmpty();
    }

    private void walk(Route route, List<Caller> strangers) {
        if (route.closed()) {
            wrong.add(route + " does not say who may");
        } else if (route.role().isPresent()) {
            Role needed = route.role().get();
            strangers.forEach(stranger -> refused(route, stranger, 401));
            WITHOUT_ROLE.forEach(caller -> refused(route, caller, 403));
            for (Role role : Role.values()) {
                for (Caller caller : HOLDERS.getOrDefault(role, List.of())) {
                    if (role.included().contains(needed)) {
                        allowed(route, caller);
                    } else {
                        refused(route, caller, 403);
                    }
                }
            }
        } else if (!route.path().startsWith("/slack/")) { // those want a signature
            allowed(route, strangers.getFirst());
        }
    }

    @Test
    void theDocumentHasNoPathThatIsNotWalked() throws IOException {
        String document = send(
                        "GET", "/q/openapi?format=json", "application/json", Caller.bearer("viewer", "viewer-token"))
                .body();
        var walked = new TreeSet<String>();
        Route.all().forEach(route -> walked.add(route.path().replaceAll("\\{([^:}]*):[^}]*}", "{$1}")));
        var documented = new TreeSet<String>();
        new ObjectMapper().readTree(document).path("paths").fieldNames().forEachRemaining(documented::add);
        assertThat(documented).hasSizeGreaterThan(50).isSubsetOf(walked);
    }

    /** What answers beside the resources: pages, the document, what Quarkus brings along. Nothing of it holds data; what is not public is closed. */
    @Test
    void whatAnswersBesideThemIsPublicOnPurposeOrClosed() {
        var paths = new TreeSet<>(
                List.of("/nothing-here", "/q", "/q/", "/q/health", "/q/metrics", "/q/dev-ui", "/api", "/api/v1"));
        for (io.vertx.ext.web.Route route : router.getRoutes()) {
            @Nullable String path = route.getPath();
            if (path != null && path.length() > 1) {
                paths.add(path.replaceAll(":[A-Za-z]+", "x"));
                paths.add(path.replaceAll(":[A-Za-z]+", "x").replaceAll("/$", "") + "/x");
            }
        }
        List<Caller> strangers = strangers();
        for (String path : paths) {
            for (Caller stranger : strangers) {
                int status = send("GET", path, "application/json", stranger).statusCode();
                if (PUBLIC.matcher(path).matches()
                        ? !List.of(200, 204, 404, 405).contains(status)
                        : status != 401) {
                    wrong.add(path + " by " + stranger.who() + ": " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<Caller> strangers() {
        var callers = new ArrayList<Caller>();
        callers.add(new Caller("nobody", "X-Nobody", "here"));
        callers.add(new Caller("another scheme", "Authorization", "Basic YWRtaW46YWRtaW4="));
        callers.add(new Caller("an empty token", "Authorization", "Bearer "));
        callers.add(new Caller("a forged session", "Cookie", "__Host-watch=forged"));
        callers.add(new Caller("a good token in a cookie", "Cookie", "Bearer=" + token("admin")));
        Strangers.tokens().forEach((who, token) -> callers.add(Caller.bearer(who, token)));
        return callers;
    }

    /** By a token of the settings, and by one of the provider. */
    private static List<Caller> holders(Role role) {
        return List.of(
                Caller.bearer(role.code() + " (static)", role.code() + "-token"),
                Caller.bearer(role.code() + " (provider)", token(role.code())));
    }

    private static String token(String... roles) {
        return ProviderProfile.KEY.sign(FakeProvider.claims(roles));
    }

    private void refused(Route route, Caller caller, int status) {
        HttpResponse<String> answer = send(route.method(), route.address(), route.consumes(), caller);
        boolean challenged = answer.headers()
                .firstValue("WWW-Authenticate")
                .filter("Bearer"::equals)
                .isPresent();
        boolean problem = answer.headers()
                .firstValue("Content-Type")
                .filter(Problem.MEDIA_TYPE::equals)
                .isPresent();
        if (answer.statusCode() != status || !problem || challenged != (status == 401)) {
            wrong.add(route + " by " + caller.who() + ": " + answer.statusCode() + " "
                    + answer.headers().map());
        }
    }

    private void allowed(Route route, Caller caller) {
        if (!STREAMS.contains(route.path())) {
            int status = send(route.method(), route.address(), route.consumes(), caller)
                    .statusCode();
            if (status >= 500 || status == 401 || status == 403) {
                wrong.add(route + " by " + caller.who() + ": " + status);
            }
        }
    }

    private HttpResponse<String> send(String method, String path, String consumes, Caller caller) {
        boolean writes = !Set.of("GET", "HEAD", "DELETE").contains(method);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header(caller.header(), caller.value())
                .method(
                        method,
                        writes
                                ? HttpRequest.BodyPublishers.ofString(NO_BODY_OF_OURS)
                                : HttpRequest.BodyPublishers.noBody());
        if (writes) {
            request.header("Content-Type", consumes);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(method + " " + path + " by " + caller.who(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
