package gov.va.mobile.watch.notification.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.support.FakeSlack;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestClock;
import gov.va.mobile.watch.support.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Buttons, dialogs and the command from end to end: what Slack posts comes in signed, acts by the rules of REST, and the messages are redrawn. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(SlackProfile.class)
class InteractionTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FakeSlack SLACK = SlackProfile.SLACK;
    private static final String RESPONDER = "URESPOND";
    private static final String APPROVER = "UAPPROVE";

    @Inject
    TestClock clock;

    @Inject
    Turn turn;

    /** Windows of one upstream must not overlap. */
    private static final AtomicInteger WINDOWS = new AtomicInteger();

    private SlackCaller slack;

    @BeforeEach
    void start() {
        slack = new SlackCaller("http://localhost:" + RestAssured.port);
        SLACK.forget();
    }

    @AfterEach
    void stop() {
        SLACK.forget();
    }

    // --- the door

    @Test
    void withoutAGoodSignatureNothingIsLookedAt() {
        String body = SlackCaller.form("payload", "{not even JSON");
        String now = seconds(clock.instant());
        String good = SlackCaller.signature(now, body);
        assertThat(send(body, now, "v0=" + "0".repeat(64))).isEqualTo(401);
        assertThat(send(body + " ", now, good)).isEqualTo(401);
        String old = seconds(clock.instant().minusSeconds(310));
        assertThat(send(body, old, SlackCaller.signature(old, body))).isEqualTo(401);
        String future = seconds(clock.instant().plusSeconds(310));
        assertThat(send(body, future, SlackCaller.signature(future, body))).isEqualTo(401);
        assertThat(send(body, now, good)).isEqualTo(400);
    }

    @Test
    void whatIsNoFormIsRefusedAfterTheSignature() {
        String now = seconds(clock.instant());
        assertThat(slack.send("/slack/interactions", "{}", now, "v0=x", "application/json")
                        .statusCode())
                .isEqualTo(401);
        assertThat(slack.send("/slack/interactions", "{}", now, SlackCaller.signature(now, "{}"), "application/json")
                        .statusCode())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payload=",
                "payload=%7B",
                "payload=null",
                "payload=%5B%5D",
                "other=1",
                "payload=%7B%7D&payload=%7B%7D",
                "payload=%zz"
            })
    void aPayloadThatIsNoneIsRefused(String body) {
        assertThat(slack.signed("/slack/interactions", body, clock.instant()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void anOversizedBodyIsRefused() {
        String body = SlackCaller.form("payload", "x".repeat(300_000));
        assertThat(slack.signed("/slack/interactions", body, clock.instant()).statusCode())
                .isEqualTo(413);
    }

    // --- people

    @Test
    void aStrangerIsAnsweredPrivatelyBeforeTheValueIsRead() {
        var answer = slack.interaction(click("USTRANGE1", "acknowledge", "no value of ours"), clock.instant());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(json(answer).path("text").asText()).contains("does not know you", "USTRANGE1");
        await().untilAsserted(() -> assertThat(SLACK.calls("response")).hasSize(1));
        assertThat(audit("slack.interaction").getString("items[0].actor")).isEqualTo("USTRANGE1");
        assertThat(audit("slack.interaction").getString("items[0].outcome")).isEqualTo("denied");
    }

    @Test
    void aViewerMayNotAcknowledge() {
        String id = incident();
        var answer = slack.interaction(click("UVIEWER1", button(id, "acknowledge")), clock.instant());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("text").asText()).contains("needs the role responder", "yours is viewer");
        assertThat(acknowledgedBy(id)).isNull();
        assertThat(audit("slack.acknowledge").getString("items[0].actor")).isEqualTo("UVIEWER1");
    }

    @Test
    void aResponderMayNotDecideWindows() {
        String window = window();
        var answer = slack.interaction(click(RESPONDER, button(window, "confirm")), clock.instant());
        assertThat(json(answer).path("text").asText()).contains("needs the role approver");
        assertThat(SLACK.calls("views.open")).isEmpty();
        var sent = slack.interaction(
                submission(RESPONDER, "confirm", metadata("confirm", window), confirmation(window, "shared")),
                clock.instant());
        assertThat(json(sent).path("view").toString()).contains("needs the role approver");
        assertThat(status(window)).isEqualTo("proposed");
    }

    // --- incidents

    @Test
    void acknowledgingIsRecordedAndRedrawn() {
        String id = incident();
        var answer = slack.interaction(click(RESPONDER, button(id, "acknowledge")), clock.instant());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(acknowledgedBy(id)).isEqualTo(RESPONDER);
        assertThat(audit("incident.acknowledge").getString("items[0].actor")).isEqualTo(RESPONDER);
        await().untilAsserted(() -> assertThat(SLACK.calls("chat.update"))
                .anySatisfy(call -> assertThat(call.text("text")).contains("Acknowledged by: " + RESPONDER)));
        assertThat(SLACK.calls("chat.update").getLast().body().path("blocks").toString())
                .doesNotContain("\"acknowledge\"");
    }

    @Test
    void whatTakesLongerIsAnsweredInTimeAndToldAfterwards() {
        String id = incident();
        var free = new CountDownLatch(1);
        var held = new CountDownLatch(1);
        Thread other = Thread.ofVirtual()
                .start(() -> turn.take(() -> {
                    held.countDown();
                    return released(free);
                }));
        try {
            assertThat(released(held)).isTrue();
            long begin = System.nanoTime();
            var answer = slack.interaction(click(RESPONDER, button(id, "acknowledge")), clock.instant());
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{}");
            await().untilAsserted(() -> assertThat(SLACK.calls("response"))
                    .anySatisfy(call -> assertThat(call.text("text")).contains("nothing was done, try again")));
        } finally {
            free.countDown();
        }
        await().until(() -> !other.isAlive());
        assertThat(acknowledgedBy(id)).isNull();
    }

    private static boolean released(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void aDeletedFirstMessageIsPostedAnewAsThingsAreNow() {
        String id = incident();
        SLACK.delete(SLACK.messages().entrySet().stream()
                .filter(message ->
                        message.getValue().path("metadata").toString().contains(id))
                .findFirst()
                .orElseThrow()
                .getKey());
        slack.interaction(click(RESPONDER, button(id, "acknowledge")), clock.instant());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(SLACK.messages().values())
                        .anySatisfy(message ->
                                assertThat(message.path("text").asText()).contains("Acknowledged by: " + RESPONDER)));
    }

    @Test
    void aNameOfTheSettingsStandsForTheId() {
        String id = incident();
        slack.interaction(click("UNAMED01", button(id, "acknowledge")), clock.instant());
        assertThat(acknowledgedBy(id)).isEqualTo("Jo Doe");
    }

    @Test
    void aReplayHasNoSecondEffect() {
        String id = incident();
        String body = SlackCaller.form("payload", click(RESPONDER, button(id, "acknowledge")));
        Instant now = clock.instant();
        slack.signed("/slack/interactions", body, now);
        TestTokens.as("responder")
                .contentType("application/json")
                .body("{\"state\":\"open\"}")
                .post("/api/v1/incidents/" + id + "/steps/acknowledge")
                .then()
                .statusCode(200);
        assertThat(acknowledgedBy(id)).isNull();
        assertThat(slack.signed("/slack/interactions", body, now).statusCode()).isEqualTo(200);
        assertThat(acknowledgedBy(id)).isNull();
    }

    @Test
    void twoAtOnceHaveOneEffect() throws Exception {
        String id = incident();
        JsonNode button = button(id, "acknowledge");
        List<HttpResponse<String>> answers = atOnce(
                () -> slack.interaction(click(RESPONDER, button), clock.instant()),
                () -> slack.interaction(click(APPROVER, button), clock.instant()));
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(answers)
                .filteredOn(answer -> answer.body().contains("Nothing was done"))
                .hasSize(1);
        assertThat(timeline(id).getList("items.kind")).containsOnlyOnce("acknowledged");
    }

    @Test
    void reportedAsksForTheLink() {
        String id = incident("nonControl");
        slack.interaction(click(RESPONDER, button(id, "reported")), clock.instant());
        JsonNode view = opened();
        assertThat(view.path("callback_id").asText()).isEqualTo("reported");
        assertThat(view.toString()).contains("\"block_id\":\"link\"");
        String metadata = view.path("private_metadata").asText();
        var wrong = slack.interaction(
                submission(RESPONDER, "reported", metadata, Map.of("link", text("ftp://example/1"))), clock.instant());
        assertThat(json(wrong).path("response_action").asText()).isEqualTo("errors");
        assertThat(json(wrong).path("errors").path("link").asText()).contains("expected an http or https address");
        var right = slack.interaction(
                submission(
                        RESPONDER, "reported", metadata, Map.of("link", text("https://dsva.slack.com/archives/C1/p1"))),
                clock.instant());
        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(right.body()).isEqualTo("{}");
        assertThat(read(id).getList("reportLinks.link")).containsExactly("https://dsva.slack.com/archives/C1/p1");
        assertThat(read(id).getString("reportLinks[0].by")).isEqualTo(RESPONDER);
        slack.interaction(
                submission(
                        RESPONDER, "reported", metadata, Map.of("link", text("https://dsva.slack.com/archives/C1/p1"))),
                clock.instant().plusSeconds(1));
        assertThat(read(id).getList("reportLinks")).hasSize(1);
    }

    @Test
    void personalDataIsRefusedInADialogToo() {
        String id = incident("nonControl");
        slack.interaction(click(RESPONDER, button(id, "reported")), clock.instant());
        String metadata = opened().path("private_metadata").asText();
        var answer = slack.interaction(
                submission(
                        RESPONDER,
                        "reported",
                        metadata,
                        Map.of("link", text("https://example.com/1"), "note", text("SSN 123-45-6789 called"))),
                clock.instant());
        assertThat(json(answer).path("errors").path("note").asText())
                .isNotEmpty()
                .doesNotContain("6789");
        assertThat(read(id).getList("reportLinks")).isEmpty();
    }

    // --- windows

    @Test
    void confirmingAsksForTheScopeInWordsAndIsRedrawn() {
        String window = window();
        slack.interaction(click(APPROVER, button(window, "confirm")), clock.instant());
        JsonNode view = opened();
        assertThat(view.toString()).contains("Is VA.gov affected too?", "Yes: the app and VA.gov", "agreed");
        String metadata = view.path("private_metadata").asText();
        var without = slack.interaction(
                submission(APPROVER, "confirm", metadata, Map.of("scope", text(""))), clock.instant());
        assertThat(json(without).path("errors").path("scope").asText()).contains("found nothing");
        var sent = slack.interaction(
                submission(APPROVER, "confirm", metadata, confirmation(window, "shared")), clock.instant());
        assertThat(sent.body()).isEqualTo("{}");
        assertThat(status(window)).isEqualTo("confirmed");
        assertThat(audit("window.confirm").getString("items[0].actor")).isEqualTo(APPROVER);
        await().untilAsserted(() -> assertThat(SLACK.calls("chat.update"))
                .anySatisfy(call -> assertThat(call.text("text")).contains("confirmed", "Decided by: " + APPROVER)));
    }

    @Test
    void aStaleButtonSaysWhatIsSoNow() {
        String window = window();
        JsonNode button = button(window, "confirm");
        slack.interaction(
                submission(APPROVER, "reject", metadata("reject", window), Map.of("reason", text("not needed"))),
                clock.instant());
        assertThat(status(window)).isEqualTo("rejected");
        var answer = slack.interaction(click("UNAMED01", button), clock.instant());
        assertThat(json(answer).path("text").asText())
                .contains("Nothing was done", "rejected", "decided by " + APPROVER);
        assertThat(SLACK.calls("views.open")).isEmpty();
        var late = slack.interaction(
                submission("UNAMED01", "confirm", metadata("confirm", window), confirmation(window, "shared")),
                clock.instant());
        assertThat(json(late).path("response_action").asText()).isEqualTo("update");
        assertThat(json(late).path("view").toString()).contains("rejected");
        assertThat(status(window)).isEqualTo("rejected");
    }

    @Test
    void twoConfirmationsAtOnceConfirmOnce() throws Exception {
        String window = window();
        String metadata = metadata("confirm", window);
        List<HttpResponse<String>> answers = atOnce(
                () -> slack.interaction(
                        submission(APPROVER, "confirm", metadata, confirmation(window, "shared")), clock.instant()),
                () -> slack.interaction(
                        submission("UNAMED01", "confirm", metadata, confirmation(window, "shared")), clock.instant()));
        assertThat(answers)
                .extracting(HttpResponse::body)
                .filteredOn("{}"::equals)
                .hasSize(1);
        assertThat(status(window)).isEqualTo("confirmed");
    }

    @Test
    void whatIsNotKnownIsAnsweredKindly() {
        for (String value : List.of("", "x", UUID.randomUUID() + ":x", "a:b:c", UUID.randomUUID() + ":99999999999")) {
            var answer = slack.interaction(click(APPROVER, "confirm", value), clock.instant());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(json(answer).path("text").asText()).contains("Nothing was done");
        }
        var unknown = slack.interaction(click(APPROVER, "launch", UUID.randomUUID() + ":1"), clock.instant());
        assertThat(json(unknown).path("text").asText()).contains("not known");
        var absent = slack.interaction(click(APPROVER, "confirm", UUID.randomUUID() + ":1"), clock.instant());
        assertThat(json(absent).path("text").asText()).contains("not there");
        assertThat(slack.interaction("{\"type\":\"shortcut\",\"user\":{\"id\":\"UAPPROVE\"}}", clock.instant())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersGoToSlackOnly() {
        String elsewhere = click("USTRANGE1", "acknowledge", "x").replace("localhost", "127.0.0.1");
        assertThat(slack.interaction(elsewhere, clock.instant()).statusCode()).isEqualTo(200);
        String here = click("USTRANGE2", "acknowledge", "x");
        slack.interaction(here, clock.instant());
        await().untilAsserted(() -> assertThat(SLACK.calls("response")).isNotEmpty());
        assertThat(SLACK.calls("response"))
                .allSatisfy(call -> assertThat(call.text("text")).contains("USTRANGE2"));
    }

    // --- the command

    @Test
    void theCommandAnswersPrivately() {
        assertThat(command("UVIEWER1", "status")).contains("up,", "down,");
        assertThat(command("UVIEWER1", "bgs")).contains("Benefits Gateway Services", "#bgs");
        assertThat(command("UVIEWER1", "Benefits Gateway Services")).contains("`bgs`");
        assertThat(command("UVIEWER1", "owner bgs")).contains("BGS", "#bgs");
        assertThat(command("UVIEWER1", "who owns bgs")).contains("#bgs");
        assertThat(command("UVIEWER1", "windows")).isNotEmpty();
        assertThat(command("UVIEWER1", "sing")).contains("no upstream", "/upstream status");
        assertThat(command("USTRANGE1", "status")).contains("does not know you");
    }

    @Test
    void theCommandReports() {
        String id = incident("nonControl");
        String number = read(id).getString("number");
        assertThat(command("UVIEWER1", "report " + number + " https://example.com/1"))
                .contains("needs the role");
        assertThat(command(RESPONDER, "report " + number + " <https://example.com/1|example>"))
                .isEqualTo("Done.");
        assertThat(read(id).getList("reportLinks.link")).containsExactly("https://example.com/1");
        assertThat(command(RESPONDER, "report " + number)).contains("dialog");
        assertThat(opened().path("callback_id").asText()).isEqualTo("reported");
        assertThat(command(RESPONDER, "incidents")).contains("#" + number);
        assertThat(command(RESPONDER, "report <!channel> https://example.com/1"))
                .contains("&lt;!channel&gt;");
    }

    // --- what the tests say and see

    private String command(String user, String text) {
        var answer = slack.command(user, text, SLACK.responseUrl(), clock.instant());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("response_type").asText()).isEqualTo("ephemeral");
        return json(answer).path("text").asText();
    }

    private String incident() {
        return incident("control");
    }

    private String incident(String kind) {
        String id = TestTokens.as("responder")
                .contentType("application/json")
                .body("{\"kind\":\"" + kind + "\",\"title\":\"It fails " + UUID.randomUUID()
                        + "\",\"description\":\"seen by hand\"}")
                .post("/api/v1/incidents")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        await().atMost(Duration.ofSeconds(20)).until(() -> posted(id).isPresent());
        return id;
    }

    /** A proposal that waits for somebody to decide. */
    private String window() {
        Instant start = clock.instant().plus(Duration.ofHours(2L * WINDOWS.incrementAndGet()));
        String id = TestTokens.as("approver")
                .contentType("application/json")
                .body("{\"upstreamId\":\"lighthouse_benefits_claims\",\"start\":\"" + start + "\",\"end\":\""
                        + start.plus(Duration.ofHours(1)) + "\",\"reference\":\"" + UUID.randomUUID()
                        + "\",\"source\":\"their mail\"}")
                .post("/api/v1/maintenance-notices")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
        await().atMost(Duration.ofSeconds(20)).until(() -> posted(id).isPresent());
        return id;
    }

    private Optional<JsonNode> posted(String target) {
        return SLACK.calls("chat.postMessage").stream()
                .map(FakeSlack.Call::body)
                .filter(body -> body.path("metadata").toString().contains(target))
                .findFirst();
    }

    /** The button of a message about it. */
    private JsonNode button(String target, String action) {
        JsonNode blocks = posted(target).orElseThrow().path("blocks");
        for (JsonNode block : blocks) {
            for (JsonNode element : block.path("elements")) {
                if (element.path("action_id").asText().equals(action)) {
                    return element;
                }
            }
        }
        throw new IllegalStateException("no button " + action + " in " + blocks);
    }

    private JsonNode opened() {
        await().untilAsserted(() -> assertThat(SLACK.calls("views.open")).isNotEmpty());
        return SLACK.calls("views.open").getLast().body().path("view");
    }

    private static String click(String user, JsonNode button) {
        return click(
                user, button.path("action_id").asText(), button.path("value").asText());
    }

    private static String click(String user, String action, String value) {
        return object().put("type", "block_actions")
                .put("trigger_id", "trigger-1")
                .put("response_url", SLACK.responseUrl())
                .<ObjectNode>set("user", object().put("id", user))
                .set(
                        "actions",
                        JSON.createArrayNode()
                                .add(object().put("type", "button")
                                        .put("action_id", action)
                                        .put("value", value)
                                        .put("action_ts", UUID.randomUUID().toString())))
                .toString();
    }

    private String metadata(String deed, String window) {
        JsonNode button = button(window, deed);
        return "{\"deed\":\"" + deed + "\",\"value\":\"" + button.path("value").asText() + "\",\"response_url\":\"\"}";
    }

    private static String submission(String user, String callback, String metadata, Map<String, JsonNode> fields) {
        var values = object();
        fields.forEach((name, value) -> values.set(name, object().set(name, value)));
        var view = object().put("callback_id", callback)
                .put("private_metadata", metadata)
                .put("id", UUID.randomUUID().toString());
        view.set("state", object().set("values", values));
        return object().put("type", "view_submission")
                .<ObjectNode>set("user", object().put("id", user))
                .set("view", view)
                .toString();
    }

    private Map<String, JsonNode> confirmation(String window, String scope) {
        long end = Instant.parse(TestTokens.as("viewer")
                        .get("/api/v1/maintenance-windows/" + window)
                        .path("end"))
                .getEpochSecond();
        return Map.of(
                "scope",
                object().put("type", "radio_buttons").set("selected_option", object().put("value", scope)),
                "end",
                object().put("type", "datetimepicker").put("selected_date_time", end - end % 60),
                "agreedWith",
                text("VA.gov's on-call"),
                "autoEnd",
                object().put("type", "checkboxes").set("selected_options", JSON.createArrayNode()));
    }

    private static JsonNode text(String value) {
        return object().put("type", "plain_text_input").put("value", value);
    }

    private static ObjectNode object() {
        return JSON.createObjectNode();
    }

    private static List<HttpResponse<String>> atOnce(
            Callable<HttpResponse<String>> one, Callable<HttpResponse<String>> other) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(one);
            var second = threads.submit(other);
            return Stream.of(first.get(), second.get()).toList();
        }
    }

    private int send(String body, String timestamp, String signature) {
        return slack.send("/slack/interactions", body, timestamp, signature, "application/x-www-form-urlencoded")
                .statusCode();
    }

    private static String status(String window) {
        return TestTokens.as("viewer")
                .get("/api/v1/maintenance-windows/" + window)
                .path("status");
    }

    private static JsonPath read(String incident) {
        return TestTokens.as("admin").get("/api/v1/incidents/" + incident).jsonPath();
    }

    private static @Nullable String acknowledgedBy(String incident) {
        return read(incident).getString("acknowledgedBy");
    }

    private static JsonPath timeline(String incident) {
        return TestTokens.as("admin")
                .get("/api/v1/incidents/" + incident + "/timeline")
                .jsonPath();
    }

    private static JsonPath audit(String action) {
        return TestTokens.as("admin").get("/api/v1/audit?action=" + action).jsonPath();
    }

    private static String seconds(Instant at) {
        return String.valueOf(at.getEpochSecond());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }
}
