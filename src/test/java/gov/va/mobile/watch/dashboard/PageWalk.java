package gov.va.mobile.watch.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import gov.va.mobile.watch.support.TestTokens;
import gov.va.mobile.watch.support.Tool;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Pages in a real browser on the real service, and what it takes to walk through them. */
abstract class PageWalk {
    static final int DESKTOP = 1280;
    static final int PHONE = 360;

    /** What would take over a page that trusted it. */
    static final String BAD =
            "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"> **bold**";

    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final int MOST_TABS = 150;

    private static @Nullable Playwright playwright;
    private static @Nullable Browser browser;

    @TestHTTPResource("/")
    URL root = url("http://localhost/");

    @Inject
    ObjectMapper json;

    @Inject
    DataSource database;

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> console = new CopyOnWriteArrayList<>();

    private static URL url(String text) {
        try {
            return URI.create(text).toURL();
        } catch (IOException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    @BeforeAll
    static void open() {
        var options = new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        Playwright started = Playwright.create(options);
        playwright = started;
        browser = started.chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Tool.BROWSER.path())
                        .setArgs(FLAGS));
    }

    @AfterAll
    static void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @AfterEach
    void cleanUp() throws SQLException {
        contexts.forEach(BrowserContext::close);
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
        if (browser == null) {
            throw new IllegalStateException("the browser did not start");
        }
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(DESKTOP, 900)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-US")
                .setTimezoneId("America/New_York"));
        contexts.add(context);
        Page page = context.newPage();
        page.setDefaultTimeout(20_000);
        page.onConsoleMessage(message -> console.add(message.type() + ": " + message.text()));
        page.onPageError(error -> console.add("error: " + error));
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

    private static void accessible(Page page, int width, ColorScheme scheme) {
        page.setViewportSize(width, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        var violations = new AxeBuilder(page)
                .setLegacyMode(true) // without frames, a page of its own for putting results together is only slow
                .analyze()
                .getViolations();
        assertThat(violations.stream()
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                        .toList())
                        .toList())
                .as("%s at %d, %s", page.url(), width, scheme)
                .isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing stands out sideways of %s at %d", page.url(), width)
                .isTrue();
    }

    /** Text that would take over the page is on it, and is only text. */
    static void inert(Page page) {
        assertThat(page.locator("main img, main script")).hasCount(0);
        assertThat((String) page.evaluate("document.title")).isNotEqualTo("owned");
    }

    /** Draws it for a person to look at, with {@code -Dscreenshots=FOLDER}; else into the build's folder. */
    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of(System.getProperty("screenshots", "target/screenshots"), name + ".png")));
    }

    /** Goes there by the Tab key alone. */
    static void tabTo(Page page, String selector) {
        for (int i = 0; i < MOST_TABS; i++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not reach " + selector + " at " + page.url());
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
