package gov.va.mobile.watch.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static gov.va.mobile.watch.support.TestMaps.feature;
import static gov.va.mobile.watch.support.TestMaps.upstream;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import gov.va.mobile.watch.map.Criticality;
import gov.va.mobile.watch.map.Group;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.reader.MapFile;
import gov.va.mobile.watch.map.reader.MapReading;
import gov.va.mobile.watch.support.Needs;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestMaps;
import gov.va.mobile.watch.support.Tool;
import gov.va.mobile.watch.window.WindowStatus;
import gov.va.mobile.watch.window.WindowView;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first page in a real browser: what it says, that everybody can work it, and that it trusts no text. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Needs(Tool.BROWSER)
class PageTest extends InBrowser {
    private static final String CONFIRM = "button[id^=confirm-]";

    private static ServicesMap shipped() {
        MapReading reading = MapFile.read(
                "services-map.yaml",
                name -> name.endsWith("_HOST")
                        ? Optional.of("localhost:1")
                        : name.endsWith("_URL") ? Optional.of("http://localhost:1") : Optional.empty(),
                Path.of("no-such-folder"));
        return ((MapReading.Valid) reading).map();
    }

    private static Scene shippedTrouble() {
        return new Scene(shipped(), Instant.now())
                .down("bgs", "expected an answer within 10 s, found none")
                .downBecauseOf("lighthouse_vshe", "bgs")
                .slow("travel_pay")
                .silentFor("vetext", Duration.ofHours(1))
                .incident("bgs", "lighthouse_vshe")
                .window("bgs", WindowStatus.PROPOSED, Duration.ZERO, Duration.ofMinutes(60))
                .window("vaos", WindowStatus.ACTIVE, Duration.ofMinutes(-15), Duration.ofMinutes(75));
    }

    /** On a map as small as can be, so that a page is judged quickly. */
    private static Scene fine() {
        return new Scene(
                TestMaps.withGroups(
                        TestMaps.map(
                                List.of(
                                        upstream("bgs"),
                                        upstream("claims_api", "bgs"),
                                        upstream("travel_pay"),
                                        upstream("vetext"),
                                        upstream("vaos")),
                                List.of(
                                        feature("claims", "claims_api"),
                                        feature("payments", "bgs"),
                                        feature("travel", "travel_pay"),
                                        feature("push", "vetext"),
                                        feature("appointments", "vaos"))),
                        List.of(new Group(
                                "gate", "Gateway", List.of("bgs", "vaos"), Optional.empty(), Criticality.HIGH))),
                Instant.now());
    }

    private static Scene trouble() {
        return fine().down("bgs", "expected an answer within 10 s, found none")
                .downBecauseOf("claims_api", "bgs")
                .slow("travel_pay")
                .silentFor("vetext", Duration.ofHours(1))
                .incident("bgs", "claims_api")
                .window("bgs", WindowStatus.PROPOSED, Duration.ZERO, Duration.ofMinutes(60))
                .window("vaos", WindowStatus.ACTIVE, Duration.ofMinutes(-15), Duration.ofMinutes(75));
    }

    /** It is time for the page to ask for news. */
    private static void askAgain(Page page) {
        page.clock().fastForward(3_000);
    }

    private static Locator status(Page page) {
        return page.locator("#notice");
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "320, DARK"})
    void axeFindsNothingWhenAllIsWell(int width, ColorScheme scheme) {
        Page page = signedIn(page(stub(fine()), width, scheme), "viewer");
        assertThat(page.locator(".answer")).hasText("Yes. Every feature works.");
        assertThat(page.locator("#incidents")).containsText("No incident is open.");
        sound(page);
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "320, DARK"})
    void axeFindsNothingInTroubleAndInItsDialogs(int width, ColorScheme scheme) {
        Page page = signedIn(page(stub(trouble()), width, scheme), "approver");
        assertThat(page.locator(".answer")).containsText("No.");
        assertThat(page.locator(CONFIRM)).isVisible();
        page.locator("details:not(.accordion) > summary").first().click();
        sound(page);
        page.locator(CONFIRM).click();
        page.getByLabel("App and VA.gov").check();
        dialogSound(page);
        page.keyboard().press("Escape");
        page.locator("button[id^=reject-]").click();
        dialogSound(page);
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "320, DARK"})
    void axeFindsNothingWhereATokenIsAskedFor(int width, ColorScheme scheme) {
        Page page = page(stub(fine()), width, scheme);
        page.navigate(root.toString());
        page.getByLabel("Token").fill("wrong");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("not known");
        sound(page);
    }

    @Test
    void theTokenLeavesTheAddressAndTheSessionStays() {
        Page page = signedIn(page(stub(fine())), "viewer");
        assertThat(page).hasURL(root.toString());
        assertThat(page.context().cookies()).extracting(cookie -> cookie.name).containsExactly("__Host-watch");
        page.reload();
        assertThat(page.locator("#question")).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        assertThat(page.getByLabel("Token")).isFocused();
        page.reload();
        assertThat(page.getByLabel("Token")).isVisible();
    }

    @Test
    void whereTheBrowserKeepsNoCookieTheTokenIsKeptWhileThePageIsOpen() {
        Page page = page(stub(fine()));
        page.context()
                .route(
                        "**/session",
                        route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions().setStatus(204)));
        signedIn(page, "viewer");
        assertThat(status(page)).containsText("reloading it asks again");
        page.reload();
        assertThat(page.getByLabel("Token")).isVisible();
    }

    @Test
    void aPersonConfirmsByKeyboardAlone() throws IOException {
        StubbedService service = stub(trouble());
        WindowView proposal = trouble().facts().windows().getFirst();
        service.answer("/confirm", 200, proposal);
        Page page = page(service);
        page.navigate(root.toString());
        assertThat(page.getByLabel("Token")).isVisible();

        tabTo(page, "#token");
        page.keyboard().type("approver-token");
        page.keyboard().press("Enter");
        assertThat(page.locator(CONFIRM)).isVisible();

        tabTo(page, CONFIRM);
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        tabTo(page, "input[name=scope]");
        page.keyboard().press("Space");
        page.keyboard().press("ArrowDown");
        tabTo(page, "#agreed");
        page.keyboard().type("Pat in #oncall");
        tabTo(page, "#message");
        page.keyboard().press("Control+A");
        page.keyboard().type("Claims may not work.");
        tabTo(page, "dialog [type=submit]");
        page.keyboard().press("Enter");

        assertThat(status(page)).containsText("is confirmed");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        assertThat(page.locator(CONFIRM)).isFocused();
        StubbedService.Written write = service.writes().getFirst();
        assertThat(write.headers())
                .containsEntry("if-match", "\"1\"")
                .containsEntry("content-type", "application/json");
        JsonNode body = json.readTree(write.body());
        assertThat(body.get("scope").asText()).isEqualTo("shared");
        assertThat(body.get("agreedWith").asText()).isEqualTo("Pat in #oncall");
        assertThat(body.get("userMessage").asText()).isEqualTo("Claims may not work.");
        assertThat(Instant.parse(body.get("end").asText())).isAfter(Instant.now());
    }

    @Test
    void refusalsAreToldInWords() {
        Scene scene = trouble().refusedMap("services-map.yaml:12:3: found an unknown key <b>, expected name");
        StubbedService service = stub(scene);
        service.answer(
                "/confirm", 409, Map.of("status", 409, "detail", "it overlaps another window", "title", "Conflict"));
        Page page = signedIn(page(service), "approver");
        assertThat(page.locator(".alert-warning"))
                .containsText("services-map.yaml:12:3: found an unknown key <b>, expected name");
        page.locator(CONFIRM).click();
        page.getByLabel("App only").check();
        page.getByText("Confirm the window").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("it overlaps another window");

        WindowView now = scene.facts().windows().getFirst();
        service.answer("/confirm", 412, Map.of("status", 412, "detail", "changed", "title", "Precondition Failed"));
        service.answer(now.id().toString(), 200, now);
        page.getByText("Confirm the window").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Somebody changed this proposal meanwhile");
    }

    @Test
    void whatTheAppWillSayFollowsTheChosenEnd() {
        Scene scene = trouble();
        StubbedService service = stub(scene);
        WindowView proposal = scene.facts().windows().getFirst();
        ObjectNode whole = json.valueToTree(proposal);
        whole.set(
                "preview",
                json.valueToTree(Map.of(
                        "app",
                        List.of(Map.of(
                                "feature",
                                "claims",
                                "name",
                                "Claims",
                                "start",
                                proposal.start(),
                                "end",
                                proposal.end(),
                                "byThis",
                                true)),
                        "scopes",
                        List.of(),
                        "warnings",
                        List.of("PagerDuty is not set up"),
                        "visibleWithin",
                        "PT6M")));
        service.answer(proposal.id().toString(), 200, whole);
        Page page = signedIn(page(service), "approver");
        page.locator(CONFIRM).click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog.locator(".app-notice")).containsText("“We’ll be done by");
        assertThat(dialog).containsText("PagerDuty is not set up");
        dialog.locator("#end").fill("2031-05-06T07:08");
        dialog.locator("#end").blur();
        assertThat(dialog.locator(".app-notice")).containsText("May 6 at 7:08 AM EDT");
        dialogSound(page);
    }

    @Test
    void timesAreTheReadersWithTheUniversalOneAtHandAndAPrintHasWhatMatters() {
        Page page = signedIn(page(stub(trouble())), "approver");
        Locator began = page.locator("#incidents time").first();
        String there = String.valueOf(began.getAttribute("datetime"));
        assertThat(began)
                .containsText(DateTimeFormatter.ofPattern("hh:mm", Locale.US)
                        .withZone(ZoneId.of("America/New_York"))
                        .format(Instant.parse(there)));
        assertThat(began).hasAttribute("title", Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC"));
        assertThat(page.locator("#zone")).containsText("America/New_York");

        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".answer")).isVisible();
        assertThat(page.locator("#upstream-bgs")).isVisible();
        assertThat(page.locator("#navigation")).isHidden();
        assertThat(page.locator(CONFIRM)).isHidden();
        assertThat(page.locator("#zone .pointing")).isHidden();
    }

    @Test
    void aReasonIsNeededToReject() {
        StubbedService service = stub(trouble());
        service.answer("/reject", 200, trouble().facts().windows().getFirst());
        Page page = signedIn(page(service), "approver");
        page.locator("button[id^=reject-]").click();
        page.getByText("Reject the proposal").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        page.getByLabel("Reason").fill("Their deploy is over in a minute");
        page.getByText("Reject the proposal").click();
        assertThat(status(page)).containsText("is rejected");
        assertThat(service.writes().getFirst().body()).contains("Their deploy is over in a minute");
    }

    @Test
    void whoMayNotIsToldWhoMay() {
        Page viewer = signedIn(page(stub(trouble())), "viewer");
        assertThat(viewer.locator("#proposals")).containsText("An approver can confirm or reject it.");
        assertThat(viewer.locator("#incidents")).containsText("A responder or approver can acknowledge it.");
        StubbedService service = stub(trouble());
        service.answer("/acknowledge", 200, Map.of());
        Page responder = signedIn(page(service), "responder");
        assertThat(responder.locator(CONFIRM)).hasCount(0);
        responder.locator("button[id^=acknowledge-]").click();
        assertThat(status(responder)).containsText("You are on incident #12.");
    }

    @Test
    void changesAreShownAndAnnouncedWhileAPersonReads() {
        StubbedService service = stub(fine());
        Page page = page(service);
        page.clock().install();
        signedIn(page, "viewer");
        assertThat(page.locator(".answer")).containsText("Yes.");
        service.show(trouble());
        askAgain(page);
        assertThat(page.locator(".answer")).containsText("No.");
        assertThat(page.locator("#announcer")).containsText("Down: ");
        assertThat(page.locator("#upstream-bgs")).containsText("expected an answer within 10 s, found none");
        assertThat(page.locator("#upstream-claims_api")).containsText("Because of BGS");
        assertThat(page.locator("#upstream-vetext")).containsText("Unknown");
    }

    @Test
    void whatIsStaleSaysSo() {
        StubbedService service = stub(fine());
        Page page = page(service);
        page.clock().install();
        signedIn(page, "viewer");
        assertThat(page.locator("#live")).containsText("Live. Last update");
        service.fail(503);
        askAgain(page);
        assertThat(page.locator("#live")).containsText("Not live. Last update");
        assertThat(page.locator("#live")).containsText("not reachable since");
        assertThat(status(page)).containsText("cannot reach its database");
        service.fail(0);
        askAgain(page);
        assertThat(page.locator("#live")).containsText("Live. Last update");
        service.fail(401);
        askAgain(page);
        assertThat(page.locator("main")).containsText("Your session has ended. Sign in again.");
    }

    @Test
    void textIsOnlyText() {
        String bad = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";
        Scene scene = fine().down("bgs", bad).incident("bgs");
        Page page = signedIn(page(stub(scene)), "viewer");
        assertThat(page.locator("#upstream-bgs")).containsText(bad);
        assertThat(page.locator("#incidents")).containsText(bad);
        assertThat(page.locator("main img, main script")).hasCount(0);
        assertThat(page.title()).doesNotContain("owned");
    }

    @Test
    void aDrillIsSaidToBeOne() {
        Page page = page(stub(fine().incident("vaos").drillIncident("bgs")));
        signedIn(page, "viewer");
        assertThat(page.locator("#incidents").getByText("Drill: no real outage"))
                .hasCount(1);
    }

    @Test
    void nothingIsAskedOfAnotherHostAndThePolicyIsStrict() {
        Page page = page(stub(trouble()));
        var answer = page.navigate(root.toString());
        var headers = Optional.ofNullable(answer).orElseThrow().headers();
        assertThat(headers.get("cache-control"))
                .as("a new version is seen at once")
                .isEqualTo("no-cache");
        assertThat(headers.get("content-security-policy"))
                .contains("default-src 'none'")
                .contains("script-src 'self'")
                .contains("style-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        signedIn(page, "approver").locator(CONFIRM).click();
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        assertThat(hosts).containsOnly(root.getAuthority());
        assertThat(console)
                .noneMatch(line -> line.contains("Content Security Policy") || line.startsWith("error: Error"));
    }

    @Test
    void theWholeFirstViewIsSmall() {
        var responses = new CopyOnWriteArrayList<Response>();
        Page page = page(context(DESKTOP, ColorScheme.LIGHT));
        page.onResponse(responses::add);
        page.navigate(root.toString());
        assertThat(page.getByLabel("Token")).isVisible();
        int bytes = responses.stream()
                .filter(response -> !response.url().contains("/api/"))
                .mapToInt(PageTest::size)
                .sum();
        assertThat(bytes).isBetween(1_000, 100_000);
    }

    private static int size(Response response) {
        response.finished();
        return response.request().sizes().responseBodySize;
    }

    /** {@code ./mvnw test -Dtest=PageTest -Dscreenshots=docs/images} draws them anew. */
    @Test
    void picturesForTheReadme() {
        Page page = signedIn(page(stub(shippedTrouble())), "approver");
        page.setViewportSize(DESKTOP, 1500);
        assertThat(page.locator(CONFIRM)).isVisible();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of(System.getProperty("screenshots", "target/screenshots"), "overview.png")));
        Page phone = signedIn(page(stub(shippedTrouble()), PHONE, ColorScheme.DARK), "approver");
        assertThat(phone.locator(CONFIRM)).isVisible();
    }
}
