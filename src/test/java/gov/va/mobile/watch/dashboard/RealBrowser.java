package gov.va.mobile.watch.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import gov.va.mobile.watch.support.Tool;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A Chromium for the tests of a class, and what holds for every page in it. */
abstract class RealBrowser {
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    static final int DESKTOP = 1280;
    private static final int MOST_TABS = 150;

    private static @Nullable Playwright playwright;
    private static @Nullable Browser browser;
    private static final Map<String, BrowserContext> shared = new HashMap<>();

    @TestHTTPResource("/")
    URL root = url("http://localhost/");

    @Inject
    ObjectMapper json;

    private final List<BrowserContext> contexts = new ArrayList<>();

    /** What the pages' scripts said, by its kind: {@code error: …}. */
    final List<String> console = new CopyOnWriteArrayList<>();

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
        shared.clear();
        if (playwright != null) {
            playwright.close();
        }
    }

    /** Pages that still ask for something while their browser closes would be answered when it is gone. */
    @AfterEach
    void closeContexts() {
        for (BrowserContext context : contexts) {
            context.pages().forEach(page -> page.navigate("about:blank"));
            context.close();
        }
        shared.values().forEach(RealBrowser::forget);
    }

    /** Nobody is signed in there any more, and no page is open; only what it has fetched stays. */
    private static void forget(BrowserContext context) {
        context.unrouteAll();
        for (Page page : context.pages()) {
            page.evaluate("localStorage.clear()");
            page.navigate("about:blank");
            page.close();
        }
        context.clearCookies();
    }

    /** A browser of its own, in New York; without movement, so that nothing is looked at half-way. */
    final BrowserContext context(int width, ColorScheme scheme) {
        BrowserContext context = made(width, scheme);
        contexts.add(context);
        return context;
    }

    /** The same, but it has what earlier tests of the class fetched: a page is there sooner. */
    final BrowserContext warm(int width, ColorScheme scheme) {
        return shared.computeIfAbsent(width + " " + scheme, key -> made(width, scheme));
    }

    private static BrowserContext made(int width, ColorScheme scheme) {
        if (browser == null) {
            throw new IllegalStateException("the browser did not start");
        }
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-US")
                .setTimezoneId("America/New_York"));
    }

    /** A page in it. */
    final Page page(BrowserContext context) {
        Page page = context.newPage();
        page.setDefaultTimeout(20_000);
        page.onConsoleMessage(message -> console.add(message.type() + ": " + message.text()));
        page.onPageError(error -> console.add("error: " + error));
        return page;
    }

    /** Axe finds nothing on the page as it is now, and nothing stands out sideways. */
    static void sound(Page page) {
        axeFindsNothing(page, "html");
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing stands out sideways of %s at %d", page.url(), page.viewportSize().width)
                .isTrue();
    }

    /** Axe finds nothing in the dialog that is open; what lies behind it is not to be reached, and judged without it. */
    static void dialogSound(Page page) {
        assertThat(page.locator("dialog[open]")).isVisible();
        axeFindsNothing(page, "dialog[open]");
    }

    /** Only what is wrong is put together and brought here, and style sheets are not read again for rules that are not on: all that takes longer than looking. */
    private static void axeFindsNothing(Page page, String where) {
        if (!(Boolean) page.evaluate("'axe' in window")) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        var violations = (List<?>) page.evaluate("""
                async (where) => (await axe.run(where, { resultTypes: ['violations'], preload: false, iframes: false })).violations
                    .map((rule) => `${rule.id}: ${rule.nodes.map((node) => `${node.html} ${node.failureSummary}`).join('; ')}`)""", where);
        assertThat(violations)
                .as("%s at %d", page.url(), page.viewportSize().width)
                .isEmpty();
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
}
