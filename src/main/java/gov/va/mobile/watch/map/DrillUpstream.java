package gov.va.mobile.watch.map;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The upstream of a drill: built in, asked by nobody, and in no services map, because its id is none that a map may have. What bears its id is a drill: it is marked as one
 * everywhere, and counts nowhere.
 */
public final class DrillUpstream {
    /** Its id. */
    public static final String ID = "drillUpstream";

    /** How often the drill asks it. */
    public static final Duration INTERVAL = Duration.ofSeconds(2);

    private static final Policy POLICY = new Policy(
            Duration.ofSeconds(10),
            // each drill stands for itself: nothing of the one before is reopened or respected
            Duration.ZERO,
            Duration.ofSeconds(10),
            Duration.ofDays(1),
            Integer.MAX_VALUE,
            Duration.ZERO,
            Duration.ofDays(1));

    private static final Check CHECK = new Check(
            "script",
            Depth.SERVICE,
            false,
            Optional.empty(),
            false,
            INTERVAL,
            INTERVAL,
            INTERVAL,
            3,
            2,
            INTERVAL,
            new Target.Push(false));

    private static final Upstream UPSTREAM = new Upstream(
            ID,
            "The built-in upstream of drills",
            Optional.empty(),
            Criticality.LOW,
            List.of(),
            PagerDutyServices.NONE,
            List.of(CHECK),
            false,
            Optional.empty(),
            new Rule.Any(),
            POLICY,
            Optional.empty(),
            Optional.empty());

    private DrillUpstream() {}

    /** What a map would say of it: down after 3 failures, up after 2 passes, a window after 10 s, resolved after 10 s. */
    public static Upstream upstream() {
        return UPSTREAM;
    }

    /** The one check that it has. */
    public static Check check() {
        return CHECK;
    }

    /** Whether that upstream is it. */
    public static boolean is(String upstreamId) {
        return ID.equals(upstreamId);
    }

    /** Whether that upstream, if there is one, is it. */
    public static boolean is(Optional<String> upstreamId) {
        return upstreamId.filter(ID::equals).isPresent();
    }

    /** The upstream of that id: of the map, or this one. */
    public static Optional<Upstream> orOf(ServicesMap map, String upstreamId) {
        return is(upstreamId) ? Optional.of(UPSTREAM) : map.upstream(upstreamId);
    }
}
