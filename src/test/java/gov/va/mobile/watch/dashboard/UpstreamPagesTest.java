package gov.va.mobile.watch.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static gov.va.mobile.watch.support.TestMaps.feature;
import static gov.va.mobile.watch.support.TestMaps.upstream;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import gov.va.mobile.watch.map.Criticality;
import gov.va.mobile.watch.map.Group;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.support.Needs;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestMaps;
import gov.va.mobile.watch.support.Tool;
import gov.va.mobile.watch.window.WindowStatus;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of an upstream and of the services map in a real browser, and how one gets from page to page. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Needs(Tool.BROWSER)
class UpstreamPagesTest extends InBrowser {
    /** Small, so that a page is judged quickly. */
    private static final ServicesMap MAP = TestMaps.map(
            List.of(upstream("bgs"), upstream("claims_api", "bgs"), upstream("vaos")),
            List.of(feature("claims", "claims_api"), feature("payments", "bgs"), feature("appointments", "vaos")));

    private static Scene fine() {
        return new Scene(MAP, Instant.now());
    }

    private static Scene trouble() {
        return fine().down("bgs", "expected an answer within 10 s, found none")
                .downBecauseOf("claims_api", "bgs")
                .incident("bgs", "claims_api");
    }

    /** So many that what just works is folded: two groups, and one of the first is down. */
    private static Scene large() {
        List<String> ids =
                IntStream.range(0, 130).mapToObj(number -> "u" + number).toList();
        ServicesMap map = TestMaps.withGroups(
                TestMaps.map(ids.stream().map(id -> upstream(id)).toList(), List.of(feature("claims", "u7"))),
                List.of(
                        new Group("east", "East", ids.subList(0, 65), Optional.empty(), Criticality.HIGH),
                        new Group("west", "West", ids.subList(65, 130), Optional.empty(), Criticality.HIGH)));
        return new Scene(map, Instant.now()).down("u7", "expected an answer within 10 s, found none");
    }

    private static void heading(Page page, String words) {
        assertThat(page.locator("h1")).hasText(words);
    }

    private void at(Page page, String path) {
        page.navigate(root + path.substring(1));
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "320, DARK"})
    void axeFindsNothing(int width, ColorScheme scheme) {
        Page page = signedInAt(page(stub(trouble()), width, scheme), "responder", "/upstreams/bgs");
        assertThat(page.locator(".u-wrap canvas")).isVisible();
        assertThat(page.locator("#outages")).containsText("Was down");
        assertThat(page.locator("#recent")).containsText("First byte: 68 ms");
        page.getByText("The same as a table").first().click();
        page.getByText("The same as a table").last().click();
        sound(page);
        at(page, "/services-map");
        page.getByLabel("This upstream goes down").selectOption("bgs");
        assertThat(page.locator(".graph")).isVisible();
        sound(page);
        at(page, "/features");
        assertThat(page.locator("main tbody tr")).hasCount(3);
        sound(page);
        at(page, "/features/claims");
        assertThat(page.locator("#behind tbody tr")).hasCount(2);
        sound(page);
    }

    @Test
    void aFeatureSaysWhatItRestsOnAndWhatIsBeingDone() {
        Scene scene = trouble().window("vaos", WindowStatus.ACTIVE, Duration.ofMinutes(-15), Duration.ofMinutes(75));
        Page page = signedInAt(page(stub(scene)), "viewer", "/features?status=maintenance");
        assertThat(page.locator("main tbody tr")).hasCount(1);
        assertThat(page.locator("main tbody")).containsText("until");
        page.getByLabel("State").selectOption("");
        page.locator("main a[href='/features/claims']").click();
        heading(page, "claims");
        assertThat(page.locator("#page")).containsText("Because of");
        assertThat(page.locator("#behind")).containsText("directly");
        assertThat(page.locator("#behind")).containsText("through CLAIMS_API");
        assertThat(page.locator("#incidents")).containsText("nobody is on it yet");
        at(page, "/features/gone");
        assertThat(page.locator("#page")).containsText("Not in the services map");
    }

    @Test
    void theCauseIsFoundByKeyboardAlone() {
        Page page = signedIn(page(stub(trouble())), "viewer");
        tabTo(page, "#features a[href='/upstreams/bgs']");
        page.keyboard().press("Enter");
        heading(page, "BGS");
        assertThat(page.locator("h1")).isFocused();
        assertThat(page).hasURL(root + "upstreams/bgs");
        assertThat(page).hasTitle("BGS: Down – Upstream Watch");
        assertThat(page.locator(".page-facts")).containsText("expected an answer within 10 s, found none");
        assertThat(page.locator("nav[aria-label=Main] a[aria-current]")).hasText("Overview");
        tabTo(page, "[aria-label=Zoom] button");
        page.keyboard().press("Enter");
        assertThat(page.locator("#announcer")).containsText("Shown from");
        page.goBack();
        heading(page, "Is the app all right for Veterans?");
        assertThat(page.locator("h1")).isFocused();
    }

    @Test
    void onAPhoneTheNavigationIsBehindAButton() {
        Page page = signedIn(page(stub(fine()), PHONE, ColorScheme.LIGHT), "viewer");
        var menu = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Menu"));
        var link = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Services map"));
        assertThat(link).isHidden();
        menu.click();
        link.click();
        heading(page, "Services map");
        assertThat(link).isHidden();
        assertThat(page.locator(".graph")).isVisible();
    }

    @Test
    void linksOfEarlierMessagesLeadToThePages() {
        Page page = signedIn(page(stub(trouble())), "viewer");
        at(page, "/#upstream-bgs");
        heading(page, "BGS");
        assertThat(page).hasURL(root + "upstreams/bgs");
        at(page, "/upstreams/gone");
        assertThat(page.locator("main")).containsText("Not in the services map");
    }

    @Test
    void theMapSaysWhatVeteransWouldLose() {
        Page page = signedInAt(page(stub(fine())), "viewer", "/services-map");
        page.locator("#node-bgs").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".what-if")).containsText("If BGS goes down, Veterans lose payments.");
        assertThat(page.locator(".what-if")).containsText("What may not work fully: claims.");
        assertThat(page.locator("#node-bgs")).isFocused();
        page.getByLabel("This upstream goes down").selectOption("vaos");
        assertThat(page.locator(".what-if")).containsText("Veterans lose appointments.");
        assertThat(page.locator(".map-list")).containsText("payments");
    }

    @Test
    void ofManyUpstreamsWhatIsInTroubleIsUnfoldedAndAnyIsFound() {
        StubbedService service = stub(large());
        Page page = signedIn(page(service), "viewer");
        var rows = page.locator("#upstreams tbody tr");
        assertThat(rows).hasCount(1);
        assertThat(page.locator("#upstream-u7")).containsText("found none");
        page.getByText("64 more are up: show them").click();
        assertThat(rows).hasCount(65);

        page.keyboard().press("/");
        assertThat(page.getByLabel("Find an upstream")).isFocused();
        page.keyboard().type("west U12");
        assertThat(page.locator(".found")).hasText("10 of 130 upstreams are like that.");
        assertThat(rows).hasCount(10);
        assertThat(page).hasURL(root + "?q=west+U12");
        sound(page);
        page.reload();
        assertThat(rows).hasCount(10);
        page.getByLabel("Find an upstream").fill("nowhere");
        assertThat(page.locator("#upstreams")).containsText("No upstream is like that.");
        page.getByLabel("Find an upstream").fill("");
        assertThat(rows).hasCount(1);
        page.getByLabel("leads here").uncheck();
        page.locator("h1").click();
        page.keyboard().press("/");
        assertThat(page.getByLabel("Find an upstream")).not().isFocused();
    }

    @Test
    void anUpstreamIsCheckedNow() {
        StubbedService service = stub(fine());
        service.answer(
                "/check-now",
                200,
                Map.of(
                        "items",
                        List.of(Map.of("id", "main", "at", Instant.now(), "class", "pass", "latency", "PT0.04S"))));
        Page page = signedInAt(page(service), "responder", "/upstreams/vaos");
        page.locator("#check-now").click();
        assertThat(page.locator(".alert-success")).containsText("main: passed in 40 ms");
        Page viewer = signedInAt(page(stub(fine())), "viewer", "/upstreams/vaos");
        assertThat(viewer.locator("main")).containsText("A responder or approver can check it now");
    }

    @Test
    void anIncidentIsOpened() throws IOException {
        StubbedService service = stub(fine());
        service.answer("/incidents", 201, fine().incident("vaos").incidents().getFirst());
        Page page = signedIn(page(service), "responder");
        page.locator("#open-incident").click();
        page.getByLabel("Ours", new Page.GetByLabelOptions().setExact(true)).check();
        page.getByLabel("Title").fill("Appointments show the wrong day");
        page.getByLabel("Description").fill("Seen by two of us");
        page.getByLabel("Upstream", new Page.GetByLabelOptions().setExact(true)).selectOption("vaos");
        page.locator("main [type=submit]").click();
        assertThat(page.locator("#notice")).containsText("is open");
        JsonNode body = json.readTree(service.writes().getFirst().body());
        assertThat(body.get("kind").asText()).isEqualTo("control");
        assertThat(body.get("title").asText()).isEqualTo("Appointments show the wrong day");
        assertThat(body.get("upstreamId").asText()).isEqualTo("vaos");
        assertThat(service.writes().getFirst().headers()).containsKey("idempotency-key");
    }

    @Test
    void eventsAreFollowedFromWhereTheyWere() {
        StubbedService service = stub(fine());
        Page page = page(service);
        var places = new CopyOnWriteArrayList<String>();
        page.context().route("**/api/v1/events", route -> {
            places.add(route.request().headers().getOrDefault("last-event-id", "none"));
            if (places.size() == 3) {
                service.show(trouble());
            }
            route.fulfill(new FulfillOptions()
                    .setContentType("text/event-stream")
                    .setBody(":\nid: 5.1\n\nevent: health\nid: 7.2\ndata: {\"id\":\"bgs\",\"version\":3}\n\n"));
        });
        signedIn(page, "viewer");
        assertThat(page.locator(".answer")).containsText("No.");
        assertThat(page.locator("#live")).not().containsText("asking every few seconds");
        assertThat(places).startsWith("none", "7.2");
    }

    @Test
    void thatMessagesDoNotArriveOrThatNothingIsSeenCannotBeOverlooked() {
        StubbedService service = stub(fine().blind());
        service.pauseChannel();
        Page page = signedIn(page(service), "viewer");
        assertThat(page.locator(".alert-error")).hasCount(2);
        assertThat(page.locator(".alert-error").first()).containsText("Upstream Watch cannot see.");
        assertThat(page.locator(".alert-error").last()).containsText("Messages do not arrive.");
        assertThat(page.locator(".alert-error").last()).containsText("#va-mobile-app-alerts takes nothing");
        assertThat(page.locator(".alert-error").last()).containsText("404 no_service");
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "320, DARK"})
    void withoutASessionOnlyStatesAreShownWhereTheyMay(int width, ColorScheme scheme) {
        StubbedService service = stub(fine());
        Page page = page(service, width, scheme);
        var answer = PublicAnswer.of(Overview.of(trouble()
                        .window("vaos", WindowStatus.ACTIVE, Duration.ofMinutes(-15), Duration.ofMinutes(75))
                        .facts())
                .answer());
        service.answer("/public", 200, answer);
        at(page, "/");
        assertThat(page.locator(".answer")).containsText("No. 2 features of 3 do not work.");
        assertThat(page.locator("main")).containsText("appointments, until");
        assertThat(page.locator("main")).not().containsText("BGS");
        sound(page);
        page.locator("#sign-in").click();
        assertThat(page.getByLabel("Token")).isFocused();
    }
}
