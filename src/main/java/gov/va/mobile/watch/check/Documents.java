package gov.va.mobile.watch.check;

/**
 * Reads documents that the services map names, as carefully as checks ask: addresses are guarded after they were resolved, time and size are bounded, redirects are
 * not followed (behaviour.md §2).
 */
public interface Documents {
    /** Reads one; blocks the calling virtual thread until it is there or its timeout is over, and never throws for what the other side does. */
    Document read(DocumentRequest request);
}
