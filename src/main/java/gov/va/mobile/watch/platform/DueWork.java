package gov.va.mobile.watch.platform;

/**
 * What time alone decides (behaviour.md §2): a condition over stored due times, and what to do once it holds. {@link DueTick} asks all of them in one statement, so that a
 * replica on which nothing is due costs the database next to nothing.
 */
public interface DueWork {
    /** What it is called in logs and in {@code watch.due.leave-out}. */
    String name();

    /** A condition in SQL that holds while something is due; {@code clock.now} in it is the time. It must be cheap, for every replica asks it each second, and say the same as long as it can: each text is planned anew. */
    String condition();

    /** Does what is due; whoever comes second finds nothing left to do. Never entered twice at once on one replica. */
    void work();
}
