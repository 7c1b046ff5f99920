package gov.va.mobile.watch.health;

import java.time.Instant;

/**
 * What all replicas together see changed, fired inside the transaction that keeps it (house.md, "forward by events").
 *
 * @param since when the last of them went blind
 */
public record SightChanged(Instant at, Kind kind, Instant since) {
    /** What happened. */
    public enum Kind {
        /** All are blind now. */
        BLIND,
        /** They still are. */
        STILL_BLIND,
        /** One sees again. */
        SEES_AGAIN
    }
}
