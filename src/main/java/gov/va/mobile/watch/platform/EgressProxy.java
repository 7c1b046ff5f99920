package gov.va.mobile.watch.platform;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The proxy that our own calls to other systems (Slack, PagerDuty, the app's feed, the sign-on provider, the heartbeat) leave through (api.md, {@code WATCH_PROXY}). Checks and calendars
 * leave through what the map says, by {@code via}.
 */
@ApplicationScoped
public class EgressProxy {
    private static final String SETTING = "WATCH_PROXY";

    private final Optional<HostPort> address;

    EgressProxy(@ConfigProperty(name = "watch.proxy") Optional<String> setting) {
        this.address = setting.map(EgressProxy::parse);
    }

    /** The proxy of that address. */
    public static EgressProxy of(String address) {
        return new EgressProxy(Optional.of(address));
    }

    /** Where it listens. */
    public record HostPort(String host, int port) {}

    /** The client that is being built goes through the proxy, where one is set. */
    public QuarkusRestClientBuilder between(QuarkusRestClientBuilder client) {
        return address.map(proxy -> client.proxyAddress(proxy.host(), proxy.port()))
                .orElse(client);
    }

    /**
     * Has all of the JDK's own clients go through it from now on; before any of them is made.
     *
     * @throws CannotStartException when the setting is no proxy's address
     */
    public static void install(Optional<String> setting) {
        setting.map(EgressProxy::parse)
                .ifPresent(proxy -> ProxySelector.setDefault(
                        ProxySelector.of(InetSocketAddress.createUnresolved(proxy.host(), proxy.port()))));
    }

    static HostPort parse(String setting) {
        URI uri;
        try {
            uri = URI.create(setting.strip());
        } catch (IllegalArgumentException noUri) {
            throw refused(noUri);
        }
        if (!"http".equals(uri.getScheme())
                || uri.getHost() == null
                || uri.getPort() < 1
                || uri.getUserInfo() != null
                || uri.getQuery() != null
                || uri.getFragment() != null
                || !(uri.getPath().isEmpty() || uri.getPath().equals("/"))) {
            throw refused(null);
        }
        return new HostPort(uri.getHost(), uri.getPort());
    }

    private static CannotStartException refused(@Nullable Throwable cause) {
        String words = SETTING + " is no address of a proxy: expected http://HOST:PORT, without a name and password.";
        return cause == null ? new CannotStartException(words) : new CannotStartException(words, cause);
    }
}
