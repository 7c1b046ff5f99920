package gov.va.mobile.watch.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

class MigrationRoleTest {
    private static final String SERVICE = "quarkus.datasource.username";
    private static final String OWNER = "watch.database.owner.username";
    private static final String PASSWORD = "watch.database.owner.password";

    @Test
    void migrationsHearTheNameOfTheServicesRole() {
        assertThat(service(Map.of(SERVICE, "lesser", OWNER, "owner", PASSWORD, "secret")))
                .isEqualTo("lesser");
        assertThat(service(Map.of(SERVICE, "o'role"))).as("inside a literal").isEqualTo("o''role");
        assertThat(service(Map.of())).isEmpty();
    }

    @Test
    void halfAnOwnerEndsTheStart() {
        assertThatThrownBy(() -> service(Map.of(SERVICE, "lesser", OWNER, "owner")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("found only " + OWNER);
        assertThatThrownBy(() -> service(Map.of(SERVICE, "lesser", PASSWORD, "secret")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("found only " + PASSWORD);
        assertThatThrownBy(() -> service(Map.of(OWNER, "owner", PASSWORD, "secret")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("without " + SERVICE);
    }

    private static String service(Map<String, String> settings) {
        FluentConfiguration flyway = Flyway.configure();
        new MigrationRole(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(settings, "test", 500))
                        .build())
                .customize(flyway);
        return flyway.getPlaceholders().getOrDefault("service", "none");
    }
}
