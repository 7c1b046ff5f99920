package gov.va.mobile.watch.window;

import gov.va.mobile.watch.health.Outage;
import gov.va.mobile.watch.window.WindowReport.Total;
import gov.va.mobile.watch.window.WindowReport.Used;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures what windows were good for, by what is stored about health. */
@ApplicationScoped
class Effects {
    /** An outage that began so long before a window still counts. */
    static final Duration LONGEST_OUTAGE = Duration.ofDays(30);

    private final WindowRepository windows;
    private final UpstreamStates states;

    Effects(WindowRepository windows, UpstreamStates states) {
        this.windows = windows;
        this.states = states;
    }

    /** One window, as far as time has come. */
    Effect of(MaintenanceWindow window, Instant now) {
        return Effect.of(
                window.span(), of(states.outagesSince(window.start.minus(LONGEST_OUTAGE)), window.upstreamId), now);
    }

    /** All windows that were on in that time, and how estimates made in it held. */
    @Transactional
    WindowReport report(Span span, Instant now) {
        List<Outage> outages = states.outagesThatCount(span.start().minus(LONGEST_OUTAGE));
        List<Used> used = windows.onDuring(span).stream()
                .map(window -> new Used(
                        window.id,
                        window.upstreamId,
                        window.origin,
                        window.start,
                        window.end,
                        Optional.ofNullable(window.incidentId),
                        Effect.of(window.span(), of(outages, window.upstreamId), now)))
                .toList();
        Map<String, Effect> sums = new LinkedHashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        used.forEach(window -> {
            sums.merge(window.upstreamId(), window.effect(), Effect::plus);
            counts.merge(window.upstreamId(), 1, Integer::sum);
        });
        return new WindowReport(
                span.start(),
                span.end(),
                used,
                sums.entrySet().stream()
                        .map(sum -> new Total(sum.getKey(), counts.getOrDefault(sum.getKey(), 0), sum.getValue()))
                        .toList(),
                Calibration.of(windows.promises(span), outages, now));
    }

    /** What is told when a window ends. */
    String words(MaintenanceWindow window, Instant now) {
        Effect effect = of(window, now);
        return "the app was blocked for " + minutes(effect.blocked()) + ", and for " + minutes(effect.wasted())
                + " of that the upstream answered";
    }

    /** When an outage is over that outlasted windows: how long it did, by window. */
    Map<MaintenanceWindow, String> overruns(String upstreamId, Instant recoveredAt) {
        Map<MaintenanceWindow, String> found = new LinkedHashMap<>();
        for (MaintenanceWindow window :
                windows.endedBetween(upstreamId, recoveredAt.minus(LONGEST_OUTAGE), recoveredAt)) {
            of(states.outagesSince(window.start.minus(LONGEST_OUTAGE)), upstreamId).stream()
                    .filter(outage -> outage.start().isBefore(window.end))
                    .filter(outage -> !outage.end().orElse(recoveredAt).isBefore(recoveredAt))
                    .findFirst()
                    .ifPresent(outage -> found.put(
                            window,
                            "The outage outlasted the maintenance window by "
                                    + minutes(Duration.between(window.end, recoveredAt))));
        }
        return found;
    }

    private static String minutes(Duration duration) {
        return duration.toMinutes() + " min";
    }

    private static List<Outage> of(List<Outage> outages, String upstreamId) {
        return outages.stream()
                .filter(outage -> outage.upstreamId().equals(upstreamId))
                .toList();
    }
}
