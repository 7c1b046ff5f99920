package gov.va.mobile.watch.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Of tests in a real browser: opens pages whose data are stubbed, so that every state can be seen. */
abstract class InBrowser extends RealBrowser {
    static final int PHONE = 320;

    /** Who was asked for anything. */
    final List<String> hosts = new CopyOnWriteArrayList<>();

    final StubbedService stub(Scene scene) {
        return new StubbedService(json, scene);
    }

    final Page page(StubbedService service, int width, ColorScheme scheme) {
        BrowserContext context = context(width, scheme);
        service.serve(context);
        Page page = page(context);
        page.onRequest(request -> hosts.add(URI.create(request.url()).getAuthority()));
        return page;
    }

    final Page page(StubbedService service) {
        return page(service, DESKTOP, ColorScheme.LIGHT);
    }

    final Page signedIn(Page page, String role) {
        page.navigate(root + "#token=" + role + "-token");
        assertThat(page.locator("#question")).isVisible();
        return page;
    }
}
