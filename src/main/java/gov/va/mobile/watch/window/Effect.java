package gov.va.mobile.watch.window;

import gov.va.mobile.watch.health.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a window was good for (issue "Waste and overrun"). Pure.
 *
 * @param blocked how long the app was blocked
 * @param wasted of that, how long the upstream answered
 * @param overrun how long the outage went on after the window's end
 */
record Effect(Duration blocked, Duration wasted, Duration overrun) {
    static final Effect NONE = new Effect(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /** Of a window, by the outages of its upstream, as far as time has come. */
    static Effect of(Span window, List<Outage> outages, Instant now) {
        Instant until = now.isBefore(window.end()) ? now : window.end();
        if (!until.isAfter(window.start())) {
            return NONE;
        }
        var blocked = new Span(window.start(), until);
        Duration down = Duration.ZERO;
        Duration overrun = Duration.ZERO;
        for (Outage outage : outages) {
            var span = new Span(outage.start(), outage.end().orElse(now));
            down = down.plus(span.overlap(blocked));
            if (until.equals(window.end())
                    && span.start().isBefore(until)
                    && span.end().isAfter(until)) {
                overrun = Duration.between(until, span.end());
            }
        }
        return new Effect(blocked.length(), blocked.length().minus(down), overrun);
    }

    Effect plus(Effect other) {
        return new Effect(blocked.plus(other.blocked), wasted.plus(other.wasted), overrun.plus(other.overrun));
    }
}
