package gov.va.mobile.watch;

import gov.va.mobile.watch.platform.CannotStartException;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The two ports that the service listens on, looked at before anything is started: Quarkus would find one taken only when half of the service is running. */
final class Ports {
    private static final int HTTP = 8080;
    private static final int MANAGEMENT = 9000;

    private Ports() {}

    /**
     * Lets the start go on.
     *
     * @throws CannotStartException when another process has one of them
     */
    static void requireFree() {
        if (LaunchMode.current() != LaunchMode.NORMAL) {
            return;
        }
        SmallRyeConfig config = ConfigUtils.configBuilder().build();
        requireFree(config, "quarkus.http.port", HTTP, "QUARKUS_HTTP_PORT");
        requireFree(config, "quarkus.management.port", MANAGEMENT, "QUARKUS_MANAGEMENT_PORT");
    }

    private static void requireFree(SmallRyeConfig config, String property, int otherwise, String setting) {
        int port = config.getOptionalValue(property, Integer.class).orElse(otherwise);
        try (var _ = new ServerSocket(Math.max(port, 0), 1, InetAddress.getLoopbackAddress())) {
            // free: given back at once
        } catch (IOException taken) {
            throw new CannotStartException(taken(port, setting));
        }
    }

    /** The sentence for a port that is taken. */
    static String taken(int port, String setting) {
        return "Port " + port + " is taken by another process: stop that one, or set " + setting + " to a free port.";
    }
}
