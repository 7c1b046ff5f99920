package gov.va.mobile.watch.window;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** Windows among stand-ins for their neighbours, with a PagerDuty of our own; time moves only as a test says. */
public final class WindowProfile implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(Neighbours.FakeHealth.class, Neighbours.FakeIncidents.class, Neighbours.FakeAudit.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "watch.window.import-every", "off",
                "watch.window.feed-every", "off",
                "watch.window.series-every", "off",
                "watch.compat.vagov", "true",
                "watch.app-feed", FakeAppFeed.ONE.url().toString(),
                "watch.due.leave-out", "${test.leave-out},windows,publications",
                "watch.window.count-every", "off",
                "watch.pagerduty.url", FakePagerDuty.ONE.url().toString(),
                "watch.pagerduty.token", "secret-token",
                "watch.pagerduty.from", "mobile@example.com");
    }
}
