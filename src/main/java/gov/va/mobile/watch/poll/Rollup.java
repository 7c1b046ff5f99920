package gov.va.mobile.watch.poll;

import java.time.Instant;

/**
 * What came back from one upstream in a stretch of time.
 *
 * @param at where the stretch begins
 * @param up how many results passed, slow ones aside
 * @param slow how many passed slowly
 * @param fail how many failed
 * @param other how many say nothing about it: misconfigured, inconclusive
 * @param latencies how long those took that passed
 */
public record Rollup(Instant at, long up, long slow, long fail, long other, Latencies latencies) {
    /** Both together, as of {@code at}. */
    Rollup plus(Rollup more) {
        return new Rollup(
                at,
                up + more.up,
                slow + more.slow,
                fail + more.fail,
                other + more.other,
                latencies.plus(more.latencies));
    }
}
