package gov.va.mobile.watch.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import gov.va.mobile.watch.support.TestTokens;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;

/** Pages in a real browser on the real service, and what it takes to walk through them. */
abstract class PageWalk extends RealBrowser {
    static final int PHONE = 360;

    /** What would take over a page that trusted it. */
    static final String BAD =
            "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"> **bold**";

    @Inject
    DataSource database;

    @AfterEach
    void cleanUp() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement all = connection.createStatement()) {
            all.execute(
                    "DELETE FROM silence; DELETE FROM attention; DELETE FROM window_watch; DELETE FROM maintenance_window;"
                            + " DELETE FROM window_series; DELETE FROM incident; DELETE FROM play; DELETE FROM notification");
        }
        assertThat(console)
                .as("nothing that the policy forbids, no script that failed")
                .noneMatch(line -> line.contains("Content Security Policy") || line.startsWith("error: Error"));
    }

    /** A browser of its own in which somebody of that role is signed in, at that path. */
    Page at(String path, String role) {
        Page page = page(context(DESKTOP, ColorScheme.LIGHT));
        page.navigate(root + path.substring(1) + "#token=" + role + "-token");
        ready(page);
        return page;
    }

    /** The same person goes there. */
    void go(Page page, String path) {
        page.navigate(root + path.substring(1));
        ready(page);
    }

    /** What the page shows has been read. */
    static void ready(Page page) {
        assertThat(page.locator("main h1").first()).isVisible();
        assertThat(page.locator("main .loading")).hasCount(0);
    }

    /** Axe finds nothing and nothing stands out sideways, on a desktop in light and on a phone in dark: its rules look at the size and at the colours, each by itself. */
    static void accessible(Page page) {
        accessible(page, PHONE, ColorScheme.DARK);
        accessible(page, DESKTOP, ColorScheme.LIGHT);
    }

    /** The same of the dialog that is open. */
    static void dialogAccessible(Page page) {
        look(page, PHONE, ColorScheme.DARK);
        dialogSound(page);
        look(page, DESKTOP, ColorScheme.LIGHT);
        dialogSound(page);
    }

    private static void accessible(Page page, int width, ColorScheme scheme) {
        look(page, width, scheme);
        sound(page);
    }

    private static void look(Page page, int width, ColorScheme scheme) {
        page.setViewportSize(width, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    }

    /** Text that would take over the page is on it, and is only text. */
    static void inert(Page page) {
        assertThat(page.locator("main img, main script")).hasCount(0);
        assertThat((String) page.evaluate("document.title")).isNotEqualTo("owned");
    }

    /** Draws it for a person to look at, where one asks for that with {@code -Dscreenshots=FOLDER}. */
    static void picture(Page page, String name) {
        String folder = System.getProperty("screenshots", "");
        if (!folder.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
        }
    }

    /** Goes there by the Tab key and presses Enter. */
    static void press(Page page, String selector) {
        tabTo(page, selector);
        page.keyboard().press("Enter");
    }

    /** What the service answers an admin who writes that. */
    JsonNode post(String path, Map<String, ?> body) throws IOException {
        return json.readTree(TestTokens.as("admin")
                .contentType("application/json")
                .body(body)
                .post("/api/v1" + path)
                .asString());
    }

    /** The same for a change of what has that version. */
    JsonNode change(String method, String path, int version, Map<String, ?> body) throws IOException {
        return json.readTree(TestTokens.as("admin")
                .contentType("application/json")
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .request(method, "/api/v1" + path)
                .asString());
    }

    JsonNode get(String path) throws IOException {
        return json.readTree(TestTokens.as("admin").get("/api/v1" + path).asString());
    }
}
