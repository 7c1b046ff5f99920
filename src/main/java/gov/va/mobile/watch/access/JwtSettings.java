package gov.va.mobile.watch.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/**
 * Whether an OpenID Connect provider is configured ({@code MP_JWT_*}), and whether it is configured so that tokens of nobody else are taken: what is half set, or
 * would have keys believed that anybody could have sent, ends the start (behaviour.md §7).
 */
@ApplicationScoped
class JwtSettings {
    /** The claim that holds the roles, as a path: {@link ClaimPath}. */
    static final String ROLES = "smallrye.jwt.path.groups";

    private static final String LOCATION = "mp.jwt.verify.publickey.location";
    private static final String ISSUER = "mp.jwt.verify.issuer";
    private static final String AUDIENCES = "mp.jwt.verify.audiences";
    private static final String ALGORITHM = "mp.jwt.verify.publickey.algorithm";
    private static final String SKEW = "mp.jwt.verify.clock.skew";
    private static final String HEADER = "mp.jwt.token.header";
    private static final String TRUST_ALL = "smallrye.jwt.client.tls.trust-all";

    /** What stands for "nothing" where these are read. */
    private static final String NONE = "NONE";

    private static final List<String> ALGORITHMS =
            List.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,3}");
    private static final int LONGEST_SKEW = 300;

    /** Other ways to say which keys are believed, which this service does not know: by what is to be set in their place. */
    private static final Map<String, String> ELSEWHERE = new TreeMap<>(Map.of(
            "mp.jwt.verify.publickey", LOCATION,
            "smallrye.jwt.verify.key.location", LOCATION,
            "smallrye.jwt.verify.secretkey", LOCATION,
            "smallrye.jwt.verify.algorithm", ALGORITHM,
            "smallrye.jwt.verify.aud", AUDIENCES,
            "smallrye.jwt.claims.groups", ROLES));

    private final Config config;

    JwtSettings(Config config) {
        this.config = config;
    }

    boolean configured() {
        return text(LOCATION).isPresent();
    }

    /** Where in a token the roles stand. */
    ClaimPath roles() {
        return ClaimPath.of(text(ROLES).orElse("groups"));
    }

    /** One sentence for each setting with which a token of anybody else would be taken, or none of anybody. */
    List<String> errors() {
        var errors = new ArrayList<String>();
        text(LOCATION).ifPresentOrElse(location -> provider(location, errors), () -> noProvider(errors));
        ELSEWHERE.forEach((name, instead) -> text(name)
                .ifPresent(found -> errors.add(name + ": found a value, expected none: set " + instead + ".")));
        return List.copyOf(errors);
    }

    private void noProvider(List<String> errors) {
        for (String name : List.of(ISSUER, AUDIENCES)) {
            if (text(name).isPresent()) {
                errors.add(LOCATION + ": found nothing, expected the address of the provider's keys, because " + name
                        + " is set.");
            }
        }
    }

    private void provider(String location, List<String> errors) {
        for (String name : List.of(ISSUER, AUDIENCES)) {
            if (text(name).isEmpty()) {
                errors.add(name + ": found nothing, expected a value, because " + LOCATION
                        + " is set and tokens for others must not be taken.");
            }
        }
        keys(location).ifPresent(errors::add);
        text(ALGORITHM).stream()
                .flatMap(list -> Pattern.compile(",").splitAsStream(list))
                .map(String::strip)
                .filter(name -> !ALGORITHMS.contains(name))
                .forEach(name -> errors.add(
                        ALGORITHM + ": found " + name + ", expected one of " + String.join(", ", ALGORITHMS) + "."));
        text(SKEW)
                .filter(seconds -> !SECONDS.matcher(seconds).matches() || Integer.parseInt(seconds) > LONGEST_SKEW)
                .ifPresent(seconds -> errors.add(
                        SKEW + ": found " + seconds + ", expected whole seconds, 0 to " + LONGEST_SKEW + "."));
        text(HEADER)
                .filter(name -> !"authorization".equalsIgnoreCase(name))
                .ifPresent(name -> errors.add(HEADER + ": found " + name + ", expected Authorization."));
        text(TRUST_ALL)
                .filter(word -> !"false".equalsIgnoreCase(word))
                .ifPresent(word -> errors.add(TRUST_ALL + ": found " + word
                        + ", expected false, because keys of anybody would be taken for the provider's."));
        if (text(ROLES).isEmpty()) {
            errors.add(ROLES + ": found nothing, expected the claim that holds the roles, such as groups.");
        }
    }

    private static Optional<String> keys(String location) {
        if (location.startsWith("https:")) {
            return Optional.empty();
        }
        if (location.startsWith("http:")) {
            return loopback(location)
                    ? Optional.empty()
                    : Optional.of(LOCATION + ": found http, expected https, because keys that anybody could have put"
                            + " there would be taken for the provider's.");
        }
        return KeyFile.problem(location).map(found -> LOCATION + ": " + found);
    }

    private static boolean loopback(String location) {
        try {
            return LOOPBACK.contains(String.valueOf(URI.create(location).getHost()));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    /** What an operator or the packaged settings set, if that says something: neither blanks, nor commas alone, nor the word for nothing, nor what Quarkus makes up in its development mode. */
    private Optional<String> text(String name) {
        ConfigValue found = config.getConfigValue(name);
        return Optional.ofNullable(found.getValue())
                .filter(value -> found.getSourceOrdinal() > 0)
                .map(String::strip)
                .filter(value -> !value.replace(',', ' ').isBlank() && !NONE.equals(value));
    }
}
