package gov.va.mobile.watch.support;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The database of a {@code @QuarkusTest} as its owner sees it, for what the service itself may not do. */
public final class OwnerDatabase {
    private OwnerDatabase() {}

    /** A pool of one connection, which the caller closes. */
    public static AgroalDataSource pool() throws SQLException {
        Config config = ConfigProvider.getConfig();
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(1)
                        .connectionFactoryConfiguration(connections -> connections
                                .jdbcUrl(config.getValue("quarkus.datasource.jdbc.url", String.class))
                                .principal(new NamePrincipal(
                                        config.getValue("watch.database.owner.username", String.class)))
                                .credential(new SimplePassword(
                                        config.getValue("watch.database.owner.password", String.class))))));
    }

    /** Executes it in a transaction of its own. */
    public static void execute(String sql) throws SQLException {
        try (AgroalDataSource owner = pool();
                Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
