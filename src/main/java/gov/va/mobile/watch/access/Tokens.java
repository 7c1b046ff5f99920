package gov.va.mobile.watch.access;

import gov.va.mobile.watch.platform.Digests;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The static tokens that are good in this process: the configured ones, or with neither these nor a provider one that is made at each start. */
@ApplicationScoped
class Tokens {
    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<Token> good;
    private final Optional<String> generated;
    private final List<String> errors;

    Tokens(AccessSettings settings, JwtSettings provider) {
        TokenSettings configured = TokenSettings.of(settings.tokens());
        this.generated =
                settings.tokens().isEmpty() && !provider.configured() ? Optional.of(random()) : Optional.empty();
        this.good = generated
                .map(plain ->
                        List.of(new Token("admin", hex(sha256(plain)), Optional.of(Role.ADMIN), Optional.empty())))
                .orElse(configured.tokens());
        List<String> found = new ArrayList<>(configured.errors());
        found.addAll(provider.errors());
        this.errors = List.copyOf(found);
    }

    /** What is wrong with the settings; the start ends with it. */
    List<String> errors() {
        return errors;
    }

    /** The token made at this start, in the clear. */
    Optional<String> generated() {
        return generated;
    }

    /** The token of that text; takes the same time whichever it is. */
    Optional<Token> find(String plain) {
        return findByHash(sha256(plain));
    }

    /** The token of that hash. */
    Optional<Token> findByHash(byte[] hash) {
        Optional<Token> found = Optional.empty();
        for (Token token : good) {
            if (MessageDigest.isEqual(token.hash(), hash)) {
                found = Optional.of(token);
            }
        }
        return found;
    }

    /** 256 random bits as letters, digits, {@code _} and {@code -}. */
    static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] sha256(String plain) {
        return Digests.sha256(plain.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
