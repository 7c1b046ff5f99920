package gov.va.mobile.watch.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;

/** Of tests in a real browser: opens pages whose data are stubbed, so that every state can be seen. */
abstract class InBrowser extends RealBrowser {
    static final int PHONE = 320;

    @Inject
    Stubs stubs;

    /** Who was asked for anything. */
    final List<String> hosts = new CopyOnWriteArrayList<>();

    final StubbedService stub(Scene scene) {
        return new StubbedService(json, scene);
    }

    @AfterEach
    void unstub() {
        stubs.none();
    }

    final Page page(StubbedService service, int width, ColorScheme scheme) {
        BrowserContext context = warm(width, scheme);
        stubs.use(service);
        Page page = page(context);
        page.onRequest(request -> hosts.add(URI.create(request.url()).getAuthority()));
        return page;
    }

    final Page page(StubbedService service) {
        return page(service, DESKTOP, ColorScheme.LIGHT);
    }

    final Page signedIn(Page page, String role) {
        signedInAt(page, role, "/");
        assertThat(page.locator("#question")).isVisible();
        return page;
    }

    /** Signs in there, at once. */
    final Page signedInAt(Page page, String role, String path) {
        page.navigate(root + path.substring(1) + "#token=" + role + "-token");
        return page;
    }
}
