package gov.va.mobile.watch.health;

import gov.va.mobile.watch.check.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A group, or the common cause of many hosts, that is the root of its members' failures (behaviour.md §3, "Groups"); as it is remembered.
 *
 * @param id the group's id, or {@link #COMMON_CAUSE}
 * @param since when the first of its members began to fail
 * @param knownAt when enough of them were down
 * @param way how all of them fail, see {@link Standing#way}; of a common cause {@code any}
 * @param members those that it names, in the map's order
 * @param causedBy the common cause, when that explains it
 * @param failure what was seen at the first of them
 */
public record SharedRoot(
        String id,
        Instant since,
        Instant knownAt,
        String way,
        Set<String> members,
        List<String> causedBy,
        Optional<Failure> failure) {
    /** Stands where a group's id would; no id of a map has a capital letter. */
    public static final String COMMON_CAUSE = "commonCause";

    /** Its members fail in whatever way. */
    static final String ANY_WAY = "any";

    SharedRoot members(Set<String> now) {
        return new SharedRoot(id, since, knownAt, way, now, causedBy, failure);
    }

    SharedRoot causedBy(List<String> roots) {
        return new SharedRoot(id, since, knownAt, way, members, roots, failure);
    }
}
