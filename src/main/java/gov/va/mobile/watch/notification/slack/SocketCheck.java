package gov.va.mobile.watch.notification.slack;

import gov.va.mobile.watch.notification.SlackApp;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Shows in the readiness detail whether Slack can bring what people do there; that is never a reason not to be ready. */
@Readiness
@ApplicationScoped
class SocketCheck implements HealthCheck {
    private final SlackApp app;
    private final SocketMode socket;

    SocketCheck(SlackApp app, SocketMode socket) {
        this.app = app;
        this.socket = socket;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Slack Socket Mode")
                .up()
                .withData("state", app.socketMode() ? socket.state() : "off")
                .build();
    }
}
