package gov.va.mobile.watch.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import gov.va.mobile.watch.support.Needs;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.Tool;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Maintenance windows in a real browser: planned, proposed, confirmed, moved, and what Veterans see of them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Needs(Tool.BROWSER)
class WindowPagesTest extends PageWalk {
    private static final String WINDOWS = "/maintenance-windows";

    private static String in(Duration wait) {
        return Instant.now().plus(wait).truncatedTo(ChronoUnit.MINUTES).toString();
    }

    private JsonNode announced() throws IOException {
        return post(
                        "/maintenance-notices",
                        Map.of(
                                "upstreamId",
                                "bgs",
                                "start",
                                in(Duration.ofHours(2)),
                                "end",
                                in(Duration.ofHours(3)),
                                "reference",
                                "CHG-1",
                                "source",
                                BAD))
                .get("items")
                .get(0);
    }

    @Test
    void axeFindsNothingAndTextIsOnlyText() throws IOException {
        JsonNode proposal = announced();
        post(
                WINDOWS,
                Map.of(
                        "upstreamIds",
                        List.of("bgs", "lighthouse_benefits_claims"),
                        "start",
                        in(Duration.ofDays(1)),
                        "end",
                        in(Duration.ofHours(26)),
                        "scope",
                        "shared",
                        "userMessage",
                        BAD,
                        "recurrence",
                        Map.of("rrule", "FREQ=WEEKLY", "zone", "America/New_York")));
        Page page = at(WINDOWS, "admin");
        assertThat(page.locator(".waiting")).containsText("Announced by the upstream: " + BAD);
        assertThat(page.locator("main table")).containsText("Recurs");
        inert(page);
        accessible(page);
        for (String view : List.of("month", "week", "recurring")) {
            go(page, WINDOWS + "?view=" + view);
            assertThat(page.locator(view.equals("recurring") ? "main .panel-window" : "main .calendar"))
                    .isVisible();
            accessible(page);
        }
        assertThat(page.locator("main")).containsText("Every week, by the clocks of America/New_York");
        go(page, WINDOWS + "/" + proposal.get("id").asText());
        assertThat(page.locator("main .tags").first()).containsText("Announced by the upstream");
        assertThat(page.locator("#veterans")).containsText("We’ll be done by");
        inert(page);
        accessible(page);
        page.locator("#edit").click();
        dialogAccessible(page);
        go(page, WINDOWS + "/new?upstream=bgs");
        page.getByLabel("App and VA.gov").check();
        page.getByLabel("Does it come again?").selectOption("NTH");
        assertThat(page.locator(".plan-preview")).containsText("Every month on the");
        assertThat(page.locator(".occurrences li")).hasCount(6);
        accessible(page);
        picture(page, "plan-a-window");
    }

    @Test
    void aPersonConfirmsAWindowByKeyboardAlone() throws IOException {
        String id = announced().get("id").asText();
        Page page = at(WINDOWS, "approver");
        press(page, "#confirm-" + id);
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("until then Veterans see nothing of it");
        tabTo(page, "dialog input[name=scope]");
        page.keyboard().press("Space");
        if (page.locator("#agreed").isVisible()) {
            tabTo(page, "#agreed");
            page.keyboard().type("Pat in #oncall");
        }
        press(page, "dialog [type=submit]");
        assertThat(page.locator("#notice")).containsText("is confirmed. Veterans see it from");
        assertThat(page.locator("main table")).containsText("Confirmed");
        assertThat(get(WINDOWS + "/" + id).get("decidedBy").asText()).isEqualTo("approver");
    }

    @Test
    void aWindowIsPlannedMovedAndCancelled() throws IOException {
        Page page = at(WINDOWS + "/new", "approver");
        page.getByLabel("Benefits Gateway", new Page.GetByLabelOptions().setExact(false))
                .first()
                .check();
        page.getByLabel("App and VA.gov").check();
        page.getByLabel("Start (required)").fill("2030-03-04T02:00");
        page.getByLabel("End (required)").fill("2030-03-04T04:00");
        assertThat(page.locator(".plan-preview")).containsText("2 h 0 min");
        page.locator("form [type=submit]").click();
        assertThat(page.locator("h1")).containsText("Maintenance of");
        JsonNode made = get(WINDOWS).get("items").get(0);
        assertThat(made.get("start").asText()).isEqualTo("2030-03-04T07:00:00Z");

        page.locator("#edit").click();
        page.getByLabel("End (required)").fill("2030-03-04T05:00");
        page.getByLabel("Reason (required)").fill("Their change takes longer");
        page.locator("dialog [type=submit]").click();
        assertThat(page.locator("#notice")).containsText("is changed");
        assertThat(page.locator("#facts")).containsText("3 h 0 min in all");
        page.locator("#cancel").click();
        page.locator("dialog [type=submit]").click();
        assertThat(page.locator("main .tags").first()).containsText("Cancelled");
        assertThat(get(WINDOWS + "/" + made.get("id").asText()).get("status").asText())
                .isEqualTo("cancelled");
    }

    @Test
    void whoMayNotIsToldWhoMay() throws IOException {
        String id = announced().get("id").asText();
        Page page = at(WINDOWS, "responder");
        assertThat(page.locator(".waiting")).containsText("An approver or an admin can confirm or reject it");
        assertThat(page.locator("#confirm-" + id)).hasCount(0);
        go(page, WINDOWS + "/new");
        assertThat(page.locator("main")).containsText("An approver or an admin can plan a window");
    }
}
