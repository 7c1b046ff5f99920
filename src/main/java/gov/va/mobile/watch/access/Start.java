package gov.va.mobile.watch.access;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.http.HttpServerOptions;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Instance;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/**
 * What access means for the start: bad settings end it, with one sentence each; with a generated token the service listens on loopback only and prints the
 * link that signs in (behaviour.md §7).
 */
@ApplicationScoped
class Start implements HttpServerOptionsCustomizer {
    private static final String HOST = "quarkus.http.host";
    private static final String MANAGEMENT_HOST = "quarkus.management.host";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");
    private static final int BEFORE_ROOMS = 1;

    /** Environment and system properties stand above this, defaults and the packaged settings below. */
    private static final int ORDINAL_OF_OPERATORS = 255;

    private final Tokens tokens;
    private final FeedKey feedKey;
    private final SlackUsers slackUsers;
    private final Config config;
    private final Instance<HttpServer> server;
    private final PrintStream out;

    Start(Tokens tokens, FeedKey feedKey, SlackUsers slackUsers, Config config, Instance<HttpServer> server) {
        this.tokens = tokens;
        this.feedKey = feedKey;
        this.slackUsers = slackUsers;
        this.config = config;
        this.server = server;
        this.out = System.out;
    }

    void check(@Observes @Priority(BEFORE_ROOMS) StartupEvent started) {
        List<String> errors = new ArrayList<>(tokens.errors());
        errors.addAll(feedKey.errors());
        errors.addAll(slackUsers.errors());
        if (tokens.generated().isPresent()) {
            for (String setting : List.of(HOST, MANAGEMENT_HOST)) {
                ConfigValue host = config.getConfigValue(setting);
                @Nullable String value = host.getValue();
                if (value != null && host.getSourceOrdinal() > ORDINAL_OF_OPERATORS && !LOOPBACK.contains(value)) {
                    errors.add(setting + ": found " + value + ", expected localhost, because without a token"
                            + " (watch.access.tokens) or a provider (MP_JWT_VERIFY_PUBLICKEY_LOCATION) this service listens"
                            + " on loopback only.");
                }
            }
        }
        if (!errors.isEmpty()) {
            throw new ConfigurationException(String.join(System.lineSeparator(), errors));
        }
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        closed(options);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        closed(options);
    }

    private void closed(HttpServerOptions options) {
        if (tokens.generated().isPresent() && !LOOPBACK.contains(options.getHost())) {
            options.setHost("localhost");
        }
    }

    /** By the port that it listens on, which is not the one of the settings where that is 0. */
    void greet(@ObservesAsync HttpServerStart started) {
        tokens.generated()
                .ifPresent(token ->
                        out.println("Sign in: http://localhost:" + server.get().getPort() + "/#token=" + token));
    }
}
