package gov.va.mobile.watch.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Half a provider, or one that anybody could be, ends the start. */
class JwtSettingsTest {
    private static final String LOCATION = "mp.jwt.verify.publickey.location";
    private static final String ISSUER = "mp.jwt.verify.issuer";
    private static final String AUDIENCES = "mp.jwt.verify.audiences";

    @Test
    void nothingSetIsNoProvider() {
        var settings = settings(Map.of());
        assertThat(settings.configured()).isFalse();
        assertThat(settings.errors()).isEmpty();
    }

    @Test
    void aWholeProviderIsGood() {
        var settings = settings(whole());
        assertThat(settings.configured()).isTrue();
        assertThat(settings.errors()).isEmpty();
        assertThat(errors("mp.jwt.verify.publickey.algorithm", "ES256,PS384")).isEmpty();
        assertThat(errors("mp.jwt.verify.clock.skew", "0")).isEmpty();
        assertThat(errors(LOCATION, "http://localhost:8081/keys")).isEmpty();
        assertThat(errors(LOCATION, "http://[::1]/keys")).isEmpty();
    }

    @Test
    void halfAProviderIsNone() {
        for (String nothing : List.of("", "  ", ",", " , ,", "NONE")) {
            assertThat(errors(AUDIENCES, nothing))
                    .as("audiences '%s'", nothing)
                    .containsExactly(AUDIENCES + ": found nothing, expected a value, because " + LOCATION
                            + " is set and tokens for others must not be taken.");
            assertThat(errors(ISSUER, nothing))
                    .containsExactly(ISSUER + ": found nothing, expected a value, because " + LOCATION
                            + " is set and tokens for others must not be taken.");
            assertThat(errors(LOCATION, nothing))
                    .containsExactly(
                            LOCATION + ": found nothing, expected the address of the provider's keys, because " + ISSUER
                                    + " is set.",
                            LOCATION + ": found nothing, expected the address of the provider's keys, because "
                                    + AUDIENCES + " is set.");
        }
    }

    @Test
    void keysThatAnybodyCouldSendAreRefused() {
        assertThat(errors(LOCATION, "http://provider.example/keys"))
                .containsExactly(
                        LOCATION + ": found http, expected https, because keys that anybody could have put there"
                                + " would be taken for the provider's.");
        assertThat(errors(LOCATION, "http://localhost.example/keys")).hasSize(1);
        assertThat(errors(LOCATION, "http://localhost@provider.example/keys")).hasSize(1);
        assertThat(errors(LOCATION, "http:// /")).hasSize(1);
        assertThat(errors("smallrye.jwt.client.tls.trust-all", "true"))
                .containsExactly(
                        "smallrye.jwt.client.tls.trust-all: found true, expected false, because keys of anybody"
                                + " would be taken for the provider's.");
    }

    @Test
    void onlySignaturesThatNobodyElseCanMake() {
        for (String bad : List.of("HS256", "none", "RS1", "RS256,HS256")) {
            assertThat(errors("mp.jwt.verify.publickey.algorithm", bad))
                    .as(bad)
                    .singleElement()
                    .asString()
                    .startsWith("mp.jwt.verify.publickey.algorithm: found ")
                    .endsWith("expected one of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA.");
        }
    }

    @Test
    void otherWaysToTheSameAreNamed() {
        assertThat(errors("smallrye.jwt.verify.secretkey", "canary"))
                .containsExactly("smallrye.jwt.verify.secretkey: found a value, expected none: set " + LOCATION + ".");
        assertThat(settings(Map.of("mp.jwt.verify.publickey", "canary")).errors())
                .containsExactly("mp.jwt.verify.publickey: found a value, expected none: set " + LOCATION + ".");
        assertThat(errors("mp.jwt.token.header", "Cookie"))
                .containsExactly("mp.jwt.token.header: found Cookie, expected Authorization.");
        assertThat(errors("smallrye.jwt.path.groups", " "))
                .containsExactly(
                        "smallrye.jwt.path.groups: found nothing, expected the claim that holds the roles, such as groups.");
        for (String bad : List.of("-1", "301", "99999", "1m")) {
            assertThat(errors("mp.jwt.verify.clock.skew", bad))
                    .containsExactly("mp.jwt.verify.clock.skew: found " + bad + ", expected whole seconds, 0 to 300.");
        }
    }

    @Test
    void aFileOfKeysMustBeOne(@TempDir Path folder) throws IOException {
        FakeProvider.Key key = FakeProvider.Key.make("k");
        assertThat(file(folder, key.pem())).isEmpty();
        assertThat(file(folder, "-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----"))
                .isEmpty();
        assertThat(file(folder, "{\"keys\":[{\"kty\":\"RSA\",\"n\":\"x\",\"e\":\"AQAB\"}]}"))
                .isEmpty();
        String expected = ", expected a public key as PEM, or a set of JSON Web Keys.";
        assertThat(file(folder, "{\"keys\":[]}")).containsExactly(LOCATION + ": found no key" + expected);
        assertThat(file(folder, "hello")).containsExactly(LOCATION + ": found something else" + expected);
        assertThat(file(folder, "")).containsExactly(LOCATION + ": found no key" + expected);
        assertThat(file(folder, "{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}"))
                .containsExactly(LOCATION + ": found a secret or private key" + expected);
        assertThat(file(folder, "-----BEGIN PRIVATE KEY-----\nMII\n-----END PRIVATE KEY-----"))
                .containsExactly(LOCATION + ": found a private key" + expected);
        assertThat(errors(LOCATION, folder.resolve("none.pem").toString()))
                .containsExactly(LOCATION + ": found a file that cannot be read" + expected);
    }

    private static List<String> file(Path folder, String content) throws IOException {
        Path file = Files.writeString(folder.resolve("keys"), content);
        return errors(LOCATION, file.toUri().toString());
    }

    private static Map<String, String> whole() {
        return Map.of(
                LOCATION,
                "https://provider.example/keys",
                ISSUER,
                "https://provider.example",
                AUDIENCES,
                "upstream-watch",
                "smallrye.jwt.path.groups",
                "groups");
    }

    private static List<String> errors(String name, String value) {
        var values = new HashMap<>(whole());
        values.put(name, value);
        return settings(values).errors();
    }

    private static JwtSettings settings(Map<String, String> values) {
        var all = new HashMap<>(values);
        all.putIfAbsent("smallrye.jwt.path.groups", "groups");
        return new JwtSettings(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build());
    }
}
