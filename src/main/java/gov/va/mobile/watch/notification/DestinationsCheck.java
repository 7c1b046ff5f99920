package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.platform.DatabaseException;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Shows in the readiness detail which destination takes no messages; that is never a reason not to be ready. */
@Readiness
@ApplicationScoped
class DestinationsCheck implements HealthCheck {
    private final DestinationStates states;

    DestinationsCheck(DestinationStates states) {
        this.states = states;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("notification destinations").up();
        try {
            states.all()
                    .forEach(destination -> response.withData(
                            destination.name(),
                            destination.state()
                                    + destination
                                            .reason()
                                            .map(why -> ": " + why)
                                            .orElse("")));
        } catch (DatabaseException unreachable) {
            response.withData("database", "out of reach");
        }
        return response.build();
    }
}
