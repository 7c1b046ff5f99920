package gov.va.mobile.watch.access;

import gov.va.mobile.watch.access.AccessSettings.TokenSetting;
import gov.va.mobile.watch.platform.Coded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The configured tokens, judged: all errors at once, one sentence each.
 *
 * @param tokens empty when there are errors
 */
record TokenSettings(List<Token> tokens, List<String> errors) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern CHECK = Pattern.compile("[a-z0-9_-]+/[a-z0-9_-]+");

    static TokenSettings of(Map<String, ? extends TokenSetting> settings) {
        var errors = new ArrayList<String>();
        var tokens = new ArrayList<Token>();
        var seen = new HashMap<String, String>();
        new TreeMap<>(settings).forEach((name, setting) -> {
            int before = errors.size();
            String sha256 = setting.sha256().orElse("").strip().toLowerCase(Locale.ROOT);
            Optional<Role> role = setting.role().flatMap(word -> Coded.find(Role.class, word));
            if (!SHA256.matcher(sha256).matches()) {
                errors.add(setting(name, "sha256")
                        + (sha256.isEmpty() ? ": found nothing" : ": found " + sha256.length() + " characters")
                        + ", expected the 64 hex digits of the token's SHA-256.");
            } else {
                @Nullable String other = seen.put(sha256, name);
                if (other != null) {
                    errors.add(setting(name, "sha256") + ": found the hash of token " + other
                            + " again, expected each token once.");
                }
            }
            if (setting.role().isPresent() && role.isEmpty()) {
                errors.add(setting(name, "role") + ": found " + setting.role().get() + ", expected one of "
                        + String.join(", ", Coded.codes(Role.class)) + ".");
            }
            if (setting.role().isEmpty() && setting.check().isEmpty()) {
                errors.add(setting(name, "role") + ": found nothing, expected one of "
                        + String.join(", ", Coded.codes(Role.class)) + ", or a check that the token is bound to.");
            }
            if (setting.check().filter(check -> !CHECK.matcher(check).matches()).isPresent()) {
                errors.add(setting(name, "check") + ": found " + setting.check().get()
                        + ", expected upstream/check, such as bgs/wsdl.");
            }
            if (errors.size() == before) {
                tokens.add(new Token(name, sha256, role, setting.check()));
            }
        });
        return new TokenSettings(errors.isEmpty() ? List.copyOf(tokens) : List.of(), List.copyOf(errors));
    }

    private static String setting(String name, String key) {
        return "watch.access.tokens." + name + "." + key;
    }
}
