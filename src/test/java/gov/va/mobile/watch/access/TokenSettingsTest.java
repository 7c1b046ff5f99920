package gov.va.mobile.watch.access;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.access.AccessSettings.TokenSetting;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenSettingsTest {
    private static final String HASH = "ab".repeat(32);

    @Test
    void readsRolesAndChecks() {
        var read = TokenSettings.of(Map.of(
                "ci", setting(HASH.toUpperCase(java.util.Locale.ROOT), "responder", null),
                "push", setting("cd".repeat(32), null, "bgs/wsdl")));
        assertThat(read.errors()).isEmpty();
        assertThat(read.tokens())
                .containsExactly(
                        new Token("ci", HASH, Optional.of(Role.RESPONDER), Optional.empty()),
                        new Token("push", "cd".repeat(32), Optional.empty(), Optional.of("bgs/wsdl")));
    }

    @Test
    void saysOneSentenceForEachError() {
        var read = TokenSettings.of(Map.of(
                "a", setting(HASH, "boss", null),
                "b", setting("xyz", "viewer", null),
                "c", setting(null, "viewer", null),
                "d", setting(HASH, "viewer", null),
                "e", setting("ef".repeat(32), null, null),
                "f", setting("01".repeat(32), null, "bgs")));
        assertThat(read.tokens()).isEmpty();
        assertThat(read.errors())
                .containsExactly(
                        "watch.access.tokens.a.role: found boss, expected one of viewer, responder, approver, admin.",
                        "watch.access.tokens.b.sha256: found 3 characters, expected the 64 hex digits of the token's SHA-256.",
                        "watch.access.tokens.c.sha256: found nothing, expected the 64 hex digits of the token's SHA-256.",
                        "watch.access.tokens.d.sha256: found the hash of token a again, expected each token once.",
                        "watch.access.tokens.e.role: found nothing, expected one of viewer, responder, approver, admin,"
                                + " or a check that the token is bound to.",
                        "watch.access.tokens.f.check: found bgs, expected upstream/check, such as bgs/wsdl.");
    }

    private static TokenSetting setting(@Nullable String sha256, @Nullable String role, @Nullable String check) {
        return new TokenSetting() {
            @Override
            public Optional<String> sha256() {
                return Optional.ofNullable(sha256);
            }

            @Override
            public Optional<String> role() {
                return Optional.ofNullable(role);
            }

            @Override
            public Optional<String> check() {
                return Optional.ofNullable(check);
            }
        };
    }
}
