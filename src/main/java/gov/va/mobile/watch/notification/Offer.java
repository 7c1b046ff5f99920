package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.platform.Coded;
import gov.va.mobile.watch.platform.Ids;
import java.util.Optional;
import java.util.UUID;

/**
 * Something to do that a message offers.
 *
 * @param target the incident or the window
 * @param version the version of it that whoever does it has seen
 */
public record Offer(Deed deed, UUID target, int version) {
    /** What a button carries. */
    public String value() {
        return target + ":" + version;
    }

    /** What a button offered; nothing where it is none of ours. */
    public static Optional<Offer> read(String actionId, String value) {
        String[] parts = value.split(":", -1);
        if (parts.length != 2 || !parts[1].matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        return Coded.find(Deed.class, actionId)
                .flatMap(deed -> Ids.uuid(parts[0]).map(target -> new Offer(deed, target, Integer.parseInt(parts[1]))));
    }
}
