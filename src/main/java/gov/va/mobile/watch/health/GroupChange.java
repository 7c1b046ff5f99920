package gov.va.mobile.watch.health;

import gov.va.mobile.watch.check.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A group, or the common cause of many hosts, became the root of its members' failures, or is it no longer.
 *
 * @param groupId the map's id, or {@link SharedRoot#COMMON_CAUSE}
 * @param since when the first of its members began to fail, or when it was over
 * @param causedBy the common cause, when that explains the group
 * @param along its members, and what else fails because of them
 */
public record GroupChange(
        String groupId,
        HealthStatus from,
        HealthStatus to,
        Instant since,
        Instant at,
        Optional<Failure> failure,
        List<String> causedBy,
        List<String> along)
        implements RootChange {
    @Override
    public String id() {
        return groupId;
    }

    @Override
    public boolean undecided() {
        return false;
    }
}
