package gov.va.mobile.watch.health;

import gov.va.mobile.watch.check.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The health, or its cause, moved of something that may be a root: an upstream, a group or the common cause. */
public sealed interface RootChange permits HealthChange, GroupChange {
    /** The id of the upstream or of the group. */
    String id();

    /** What it was. */
    HealthStatus from();

    /** What it is; the same when only its cause moved. */
    HealthStatus to();

    /** When it really began: for {@code DOWN} the first failing result of the row, for a recovery the first passing one. */
    Instant since();

    /** When enough was known to say so. */
    Instant at();

    /** What was seen, when down or degraded. */
    Optional<Failure> failure();

    /** What is at the root, when something else explains it. */
    List<String> causedBy();

    /** It is down, and something that may yet explain it is awaited: another change follows. */
    boolean undecided();

    /** When it is a root: the upstreams that fail because of it, down or not yet. */
    List<String> along();
}
