package gov.va.mobile.watch.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Whether an OpenID Connect provider is configured ({@code MP_JWT_*}), and whether enough of it is. */
@ApplicationScoped
class JwtSettings {
    private static final String LOCATION = "mp.jwt.verify.publickey.location";
    private static final String ISSUER = "mp.jwt.verify.issuer";
    private static final String AUDIENCES = "mp.jwt.verify.audiences";

    private final Config config;

    JwtSettings(Config config) {
        this.config = config;
    }

    boolean configured() {
        return text(LOCATION).isPresent();
    }

    /** One sentence for each setting without which a token of anybody would be taken. */
    List<String> errors() {
        return configured()
                ? List.of(ISSUER, AUDIENCES).stream()
                        .filter(name -> text(name).isEmpty())
                        .map(name -> name + ": found nothing, expected a value, because " + LOCATION
                                + " is set and tokens for others must not be taken.")
                        .toList()
                : List.of();
    }

    private Optional<String> text(String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }
}
