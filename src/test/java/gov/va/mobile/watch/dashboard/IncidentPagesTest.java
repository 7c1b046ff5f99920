package gov.va.mobile.watch.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import gov.va.mobile.watch.support.Needs;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestTokens;
import gov.va.mobile.watch.support.Tool;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Incidents in a real browser: everything that can be done about one, by everybody who may. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Needs(Tool.BROWSER)
class IncidentPagesTest extends PageWalk {
    private JsonNode opened(String kind) throws IOException {
        return post(
                "/incidents", Map.of("kind", kind, "title", "Claims " + BAD, "description", "Seen by #7 at " + BAD));
    }

    private static String pathOf(JsonNode incident) {
        return "/incidents/" + incident.get("id").asText();
    }

    @Test
    void axeFindsNothingAndTextIsOnlyText() throws IOException {
        JsonNode incident = opened("control");
        String path = pathOf(incident);
        post(path + "/notes", Map.of("text", BAD + " https://example.va.gov/x"));
        post(path + "/report", Map.of("link", "https://example.va.gov/1", "note", BAD));
        post(path + "/escalate", Map.of("to", "bgs", "reason", BAD));
        change("PATCH", path + "/assessment", 1, Map.of("usersImpacted", 12_000, "timeToNextRelease", "P9D"));
        post("/silences", Map.of("incidentId", incident.get("id").asText(), "until", soon(), "reason", BAD));

        Page page = at("/incidents", "admin");
        assertThat(page.locator("main table")).containsText("Claims " + BAD);
        inert(page);
        accessible(page);

        go(page, path);
        assertThat(page.locator("#timeline")).containsText("Reported: https://example.va.gov/1");
        assertThat(page.locator("#timeline")).containsText("time to the next release 9 days");
        assertThat(page.locator("#timeline")).containsText("\"a significant portion of the users\" holds");
        assertThat(page.locator("#people")).containsText("The services map names nobody.");
        assertThat(page.locator("#silences")).containsText("This incident until");
        inert(page);
        accessible(page);
        picture(page, "incident");
        page.locator("#assess-usersImpacted").click();
        dialogAccessible(page);
        page.keyboard().press("Escape");
        assertThat(page.locator("#assess-usersImpacted")).isFocused();
        page.locator("#change-decision").click();
        dialogAccessible(page);

        go(page, path + "/postmortem");
        assertThat(page.locator("#preview")).containsText("What happened");
        page.locator("#markdown")
                .fill("# Head\n\n" + BAD + "\n\n- [a](javascript:alert(1))\n\n| x | y |\n|---|---|\n| 1 | 2 |");
        assertThat(page.locator("#preview strong")).hasText("bold");
        assertThat(page.locator("#preview a")).hasCount(0);
        inert(page);
        accessible(page);
    }

    private static String soon() {
        return java.time.Instant.now().plusSeconds(3600).toString();
    }

    @Test
    void aPersonReportsByKeyboardAlone() throws IOException {
        Page page = at("/incidents", "responder");
        press(page, "a[href='/incidents/new']");
        assertThat(page.locator("#page-title")).hasText("Open an incident");
        tabTo(page, "input[type=radio]");
        tabTo(page, "input[id*=field-title]");
        page.keyboard().type("Appeals show nothing");
        tabTo(page, "textarea[id*=field-description]");
        page.keyboard().type("Seen by the team since noon.");
        press(page, "form [type=submit]");

        assertThat(page.locator("h1")).containsText("Appeals show nothing");
        assertThat(page.locator("#notice")).containsText("is open");
        press(page, "#acknowledge");
        assertThat(page.locator("#facts")).containsText("responder");
        press(page, "#step-reportToPlatform-first");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        tabTo(page, "input[type=url]");
        page.keyboard().type("https://example.va.gov/ticket/7");
        press(page, "dialog [type=submit]");
        assertThat(page.locator("#notice")).containsText("The report is entered");
        assertThat(page.locator("#facts")).containsText("https://example.va.gov/ticket/7");

        JsonNode incident = get("/incidents").get("items").get(0);
        assertThat(incident.get("reportLinks").get(0).get("link").asText())
                .isEqualTo("https://example.va.gov/ticket/7");
        assertThat(incident.get("acknowledgedBy").asText()).isEqualTo("responder");
    }

    @Test
    void anIncidentIsClosedWithAPostmortemByKeyboardAlone() throws IOException {
        JsonNode incident = opened("nonControl");
        JsonNode held = change("PATCH", pathOf(incident), 1, Map.of("conditions", Map.of("playbook", true)));
        change("POST", pathOf(incident) + "/resolve", held.get("version").asInt(), Map.of());

        Page page = at(pathOf(incident), "responder");
        press(page, "#close");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("A postmortem is owed");
        press(page, "dialog a[href$='/postmortem']");
        tabTo(page, "#markdown");
        page.keyboard().press("Control+End");
        page.keyboard().type("\n\n## Takeaway\n\nAsk sooner.");
        assertThat(page.locator("#preview")).containsText("Takeaway");
        assertThat(page.locator("main")).containsText("Not saved yet");
        press(page, "#save");
        assertThat(page.locator("#notice")).containsText("Version 1 of the postmortem is saved.");

        page.keyboard().press("Shift+Tab");
        go(page, pathOf(incident));
        press(page, "#close");
        press(page, "dialog [type=submit]");
        assertThat(page.locator("#notice")).containsText("The incident is closed.");
        assertThat(get(pathOf(incident)).get("status").asText()).isEqualTo("closed");
    }

    @Test
    void whatIsNotSavedIsKeptAndWhatSomebodyChangedIsTold() throws IOException {
        JsonNode incident = opened("nonControl");
        Page page = at(pathOf(incident) + "/postmortem", "responder");
        page.locator("#markdown").fill("# Mine");
        page.locator("nav.trail a").first().click();
        assertThat(page.locator("#notice")).containsText("not saved yet");
        page.goBack();
        assertThat(page.locator("#markdown")).hasValue("# Mine");

        TestTokens.as("admin")
                .contentType("text/markdown")
                .header("If-Match", "\"1\"")
                .body("# Theirs")
                .put("/api/v1" + pathOf(incident) + "/postmortem")
                .then()
                .statusCode(200);
        page.locator("#save").click();
        assertThat(page.locator("[role=alert]").last()).containsText("Somebody changed");
        assertThat(page.locator("#theirs")).containsText("# Theirs");
        assertThat(page.locator("#markdown")).hasValue("# Mine");
        page.locator("#save").click();
        assertThat(page.locator("#notice")).containsText("Version 2");

        page.locator("nav.trail a").nth(1).click();
        page.locator("#describe").click();
        change("PATCH", pathOf(incident), get(pathOf(incident)).get("version").asInt(), Map.of("priority", "P1"));
        page.locator("dialog input").fill("Another title");
        page.locator("dialog [type=submit]").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Somebody changed it meanwhile");
        page.locator("dialog [type=submit]").click();
        assertThat(page.locator("h1")).containsText("Another title");
    }

    @Test
    void aNumberLeadsToItsIncidentAndWhoMayNotIsToldWhoMay() throws IOException {
        JsonNode incident = opened("control");
        Page page = page(context(DESKTOP, ColorScheme.LIGHT));
        page.navigate(root + "incidents/" + incident.get("number").asLong());
        page.getByLabel("Token").fill("viewer-token");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).containsText("Claims");
        assertThat(page).hasURL(root + pathOf(incident).substring(1));
        assertThat(page.locator("main")).containsText("A responder, an approver or an admin can acknowledge it");
        assertThat(page.locator("#steps button[id$=-done]")).hasCount(0);
        go(page, "/incidents/new");
        assertThat(page.locator("main")).containsText("can open an incident. You are signed in as a viewer.");
        go(page, "/incidents?kind=nonControl");
        assertThat(page.locator("main")).containsText("No incident is like that.");
        page.getByLabel("Kind").selectOption("control");
        assertThat(page.locator("main table")).containsText("Claims");
        assertThat(page).hasURL(Pattern.compile("[?&]kind=control\\b"));
    }
}
