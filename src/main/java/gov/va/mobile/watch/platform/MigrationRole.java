package gov.va.mobile.watch.platform;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * The two roles of the database: the owner, which migrates, and the one that the service runs as, to which migrations give what it needs and no more
 * (behaviour.md §7). Without an owner the one role does both.
 */
@ApplicationScoped
class MigrationRole implements FlywayConfigurationCustomizer {
    private static final String OWNER = "watch.database.owner.username";
    private static final String PASSWORD = "watch.database.owner.password";
    private static final String SERVICE = "quarkus.datasource.username";

    private final Config config;

    MigrationRole(Config config) {
        this.config = config;
    }

    @Override
    public void customize(FluentConfiguration flyway) {
        boolean owned = setting(OWNER).isPresent();
        if (owned != setting(PASSWORD).isPresent()) {
            throw new ConfigurationException("found only " + (owned ? OWNER : PASSWORD) + ", expected " + OWNER
                    + " and " + PASSWORD + ", or neither: then one role migrates and runs");
        }
        Optional<String> service = setting(SERVICE);
        if (owned && service.isEmpty()) {
            throw new ConfigurationException("found " + OWNER + " without " + SERVICE
                    + ", expected the name of the role that the service runs as: migrations give it its rights");
        }
        var placeholders = new HashMap<>(flyway.getPlaceholders());
        // it stands inside a literal of SQL
        placeholders.put("service", service.orElse("").replace("'", "''"));
        flyway.placeholders(placeholders);
    }

    private Optional<String> setting(String name) {
        return config.getOptionalValue(name, String.class);
    }
}
