package gov.va.mobile.watch.access;

import gov.va.mobile.watch.support.DrillChannel;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Beside the tokens of all tests: an OpenID Connect provider, whose roles stand deeper in the token than usual, and whose new keys are asked for at once; and a channel for drills, which saves a start. */
public final class ProviderProfile implements QuarkusTestProfile {
    static final FakeProvider PROVIDER = new FakeProvider();
    static final FakeProvider.Key KEY = FakeProvider.Key.make("first");

    static {
        PROVIDER.serve(KEY);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "mp.jwt.verify.publickey.location",
                PROVIDER.url(),
                "mp.jwt.verify.issuer",
                FakeProvider.ISSUER,
                "mp.jwt.verify.audiences",
                FakeProvider.AUDIENCE,
                "mp.jwt.verify.clock.skew",
                "30",
                "smallrye.jwt.path.groups",
                "realm_access/roles",
                "smallrye.jwt.jwks.forced-refresh-interval",
                "0",
                "watch.slack.drill-webhook",
                DrillChannel.SLACK.url(DrillChannel.HOOK));
    }
}
