package gov.va.mobile.watch.notification;

import java.util.Set;

/**
 * What a decision about a message depends on besides the change itself.
 *
 * @param open whether it is business hours
 * @param outside what is sent when it is not
 * @param reachable the destinations that have a channel
 * @param restricted the incident in question is one that only named people may know
 * @param proposalTold a proposal for that incident was told since business hours ended
 */
record Circumstances(
        boolean open, Outside outside, Set<Destination> reachable, boolean restricted, boolean proposalTold) {
    static final String RESTRICTED = "restricted: only that the incident exists is told";
    static final String OUTSIDE = "outside business hours (quiet): only opened, over and one proposal are told";
    static final String ONE_PROPOSAL = "outside business hours (quiet): one proposal of this incident was told already";
    static final String HELD = "outside business hours (hold)";

    /** What becomes of a message of that kind there. */
    Ruling rule(Destination destination, NotificationKind kind) {
        if (!reachable.contains(destination)) {
            return Ruling.suppressed(destination, kind, destination.unset());
        }
        // #oncall is not our team: it is told of a shared window whenever one is decided (domain.md §4)
        if (!open && destination != Destination.ONCALL) {
            if (outside == Outside.HOLD) {
                return Ruling.muted(destination, kind, HELD);
            }
            if (outside == Outside.QUIET && !kind.quiet()) {
                return Ruling.muted(destination, kind, OUTSIDE);
            }
            if (outside == Outside.QUIET && kind == NotificationKind.WINDOW_PROPOSED && proposalTold) {
                return Ruling.suppressed(destination, kind, ONE_PROPOSAL);
            }
        }
        return Ruling.send(destination, kind, open && kind.mentions() && destination != Destination.ONCALL);
    }
}
