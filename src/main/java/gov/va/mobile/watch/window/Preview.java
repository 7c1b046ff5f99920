package gov.va.mobile.watch.window;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What Veterans will see of a window, for whoever decides about it.
 *
 * @param app what the app will print for each feature that it blocks, by vets-api's rule over all windows
 * @param scopes what may be chosen, and what it means
 * @param warnings what may surprise: an earlier end, nothing to see, nobody who sees it
 * @param visibleWithin how long it takes until the app shows it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "WindowPreview")
public record Preview(List<Printed> app, List<Choice> scopes, List<String> warnings, Duration visibleWithin) {
    /** vets-api asks PagerDuty each 3 minutes, the app asks vets-api each 3 minutes. */
    static final Duration LATENCY = Duration.ofMinutes(6);

    /**
     * One screen of the app.
     *
     * @param end the time that it prints
     * @param byThis whether that end is this window's; else another window decides what is printed
     */
    @Schema(name = "PrintedFeature")
    public record Printed(String feature, String name, Instant start, Instant end, boolean byThis) {}

    /**
     * A scope that may be chosen.
     *
     * @param vaGov whether VA.gov's features go down too
     */
    @Schema(name = "ScopeChoice")
    public record Choice(Scope scope, boolean vaGov, String meaning) {}
}
