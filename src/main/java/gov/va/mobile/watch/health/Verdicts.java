package gov.va.mobile.watch.health;

import gov.va.mobile.watch.health.RootCausePolicy.Findings;
import java.util.List;
import java.util.Map;

/**
 * What was said before about why upstreams are down, and what is said now.
 *
 * @param standings of the upstreams that were looked at
 * @param states of the same
 * @param sharedBefore the groups, and the common cause, that were roots until now
 */
public record Verdicts(
        Map<String, Standing> standings,
        Map<String, UpstreamState> states,
        Map<String, SharedRoot> sharedBefore,
        Findings findings) {
    /** Nothing is in trouble, and nothing was. */
    public static final Verdicts NOTHING =
            new Verdicts(Map.of(), Map.of(), Map.of(), new Findings(Map.of(), Map.of(), Map.of()));

    Cause before(String upstreamId) {
        Standing standing = standings.get(upstreamId);
        return standing == null ? new Cause.None() : standing.cause();
    }

    Cause now(String upstreamId) {
        return findings.causes().getOrDefault(upstreamId, new Cause.None());
    }

    List<String> along(String root) {
        return findings.along().getOrDefault(root, List.of());
    }
}
