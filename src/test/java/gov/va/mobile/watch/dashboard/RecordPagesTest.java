package gov.va.mobile.watch.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import gov.va.mobile.watch.support.Needs;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.Tool;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Notifications, plays, reports and the audit log in a real browser. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Needs(Tool.BROWSER)
class RecordPagesTest extends PageWalk {
    private JsonNode play() throws IOException {
        return post(
                "/plays",
                Map.of(
                        "title",
                        "Claims " + BAD,
                        "manifestation",
                        BAD,
                        "detection",
                        BAD,
                        "correction",
                        "Ask, see https://example.va.gov/x",
                        "upstreamIds",
                        List.of("bgs"),
                        "failureKinds",
                        List.of("timeout")));
    }

    @Test
    void axeFindsNothingAndTextIsOnlyText() throws IOException {
        String play = "/plays/" + play().get("id").asText();
        JsonNode incident =
                post("/incidents", Map.of("kind", "nonControl", "title", "Claims " + BAD, "description", BAD));
        JsonNode held = change(
                "PATCH",
                "/incidents/" + incident.get("id").asText(),
                1,
                Map.of("conditions", Map.of("playbook", true)));
        change(
                "POST",
                "/incidents/" + incident.get("id").asText() + "/resolve",
                held.get("version").asInt(),
                Map.of("text", BAD));

        Page page = at("/notifications", "admin");
        assertThat(page.locator("#channels")).containsText("#va-mobile-app-alerts");
        assertThat(page.locator("#messages")).containsText("Claims <script>");
        inert(page);
        accessible(page);
        go(page, "/notifications?what=suppressed");
        assertThat(page.locator("#messages")).containsText("Why not:");
        go(page, "/notifications?incident=" + incident.get("id").asText());
        assertThat(page.locator("#messages")).containsText("Claims <script>");
        assertThat(page.getByLabel("Incident"))
                .containsText("#" + incident.get("number").asText() + " Claims <script>");
        page.getByLabel("Where it went").selectOption("oncall");
        assertThat(page.locator("#messages")).containsText("No message is like that.");

        go(page, "/plays");
        assertThat(page.locator("main")).containsText("Claims " + BAD);
        inert(page);
        accessible(page);
        go(page, play);
        assertThat(page.locator("#detection")).containsText(BAD);
        inert(page);
        accessible(page);
        go(page, play + "?edit=1");
        assertThat(page.getByLabel("Title (required)")).hasValue("Claims " + BAD);
        accessible(page);

        go(page, "/audit");
        page.locator("main details summary").first().click();
        assertThat(page.locator("main")).containsText("incident.resolve");
        inert(page);
        accessible(page);

        go(page, "/reports");
        assertThat(page.locator("#features")).containsText("Claims");
        accessible(page);
        go(page, "/reports?view=windows");
        assertThat(page.locator("main")).containsText("No window was on in this time.");
        go(page, "/reports?view=postmortems");
        assertThat(page.locator("main")).containsText("Write its postmortem");
        inert(page);
        accessible(page);
    }

    @Test
    void aPlayIsWrittenFoundAndEditedByKeyboardAlone() throws IOException {
        Page page = at("/plays", "responder");
        press(page, "a[href='/plays/new']");
        assertThat(page.locator("h1")).hasText("Write a play");
        tabTo(page, "input[id*=field-title]");
        page.keyboard().type("Claims time out");
        for (String part : List.of("manifestation", "detection", "correction")) {
            tabTo(page, "textarea[id*=field-" + part + "]");
            page.keyboard().type("About " + part);
        }
        press(page, "form [type=submit]");
        assertThat(page.locator("h1")).hasText("Claims time out");
        press(page, "#edit");
        tabTo(page, "textarea[id*=field-correction]");
        page.keyboard().press("Control+A");
        page.keyboard().type("Ask the team");
        press(page, "form [type=submit]");
        assertThat(page.locator("#correction")).containsText("Ask the team");

        go(page, "/plays?q=elsewhere");
        assertThat(page.locator("main")).containsText("No play is like that.");
        page.getByLabel("Words").fill("time out");
        assertThat(page.locator("main")).containsText("Claims time out");
        assertThat(page).hasURL(Pattern.compile("[?&]q=time\\+out\\b"));
    }

    @Test
    void onlyAnAdminReadsTheAuditLogAndTriesChannels() throws IOException {
        Page page = at("/audit", "approver");
        assertThat(page.locator("main"))
                .containsText("An admin can read the audit log. You are signed in as an approver.");
        go(page, "/notifications");
        assertThat(page.locator("#channels")).containsText("#va-mobile-app-alerts");
        assertThat(page.locator("button[id^=test-]")).hasCount(0);
    }
}
